package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.mail.MailPreview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Prints a mail of a release, byte for byte as one recipient would get it.",
        footer = {
            "",
            "The unsubscribe link in it stands for nobody. A press list of an embargoed",
            "release shows the advance copy."
        })
final class ReleasePreviewCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release")
    private long id;

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "of the edition, such as en")
    private String language = "";

    @Option(
            names = "--list",
            paramLabel = "LIST",
            description = "the list it goes through (default: the release's first)")
    private String list = "";

    @Option(
            names = "--to",
            paramLabel = "NAME <ADDRESS>",
            description = "who gets it (default: a reader without a name)")
    private String to = "reader@example.org";

    @Option(names = "--output", paramLabel = "FILE", description = "write it there instead of printing it")
    private String output = "";

    /** What is said of a mail in JSON. */
    record Preview(long release, String language, String list, int bytes, String contentSha256, String message) {}

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            var preview = preview(core);
            if (!output.isEmpty()) write(Path.of(output), preview.message());
            var line = output.isEmpty() ? preview.message() : preview.bytes() + " bytes in " + output;
            program.output(spec.commandLine().getOut()).print(preview, List.of(line));
            return 0;
        }
    }

    private Preview preview(Core core) {
        var proof = MailProof.of(core, core.releases.byId(id), new MailProof.Wish(language, list, to));
        var mails = new MailPreview(core.tokens, core.settings.baseUrl());
        var bytes = mails.bytes(proof.letter(), proof.edition(), proof.recipient());
        var hash = mails.contentSha256(proof.letter(), proof.edition(), proof.recipient());
        return new Preview(
                id,
                language,
                proof.recipient().listSlug(),
                bytes.length,
                HexFormat.of().formatHex(hash),
                new String(bytes, StandardCharsets.US_ASCII));
    }

    private static void write(Path file, String message) {
        try {
            Files.writeString(file, message, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
