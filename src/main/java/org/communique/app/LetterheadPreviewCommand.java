package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.statement.Languages;
import org.communique.workspace.LetterheadDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Prints the HTML of a mail on a letterhead, with words that mean nothing.")
final class LetterheadPreviewCommand implements Callable<Integer> {

    private static final String BODY =
            "Lorem ipsum dolor sit amet, [consectetur](https://example.org) adipiscing elit.";

    @ParentCommand
    private LetterheadCommand letterheads;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SLUG", description = "see 'letterhead list'")
    private String slug = "";

    @Option(names = "--language", paramLabel = "TAG", description = "default: the organisation's first")
    private String language = "";

    @Option(names = "--output", paramLabel = "FILE", description = "write it there instead of printing it")
    private String output = "";

    /** A letterhead in use. */
    record Preview(String letterhead, String language, String html) {}

    @Override
    public Integer call() {
        var program = letterheads.program();
        try (var core = program.open()) {
            var of = letterheads.organisation(core);
            var letterhead = core.desks().letterheads().letterhead(Actor.console(), of, slug);
            var organisation = core.desks().organisations().organisation(Actor.console(), of);
            var tag = language.isEmpty()
                    ? organisation.fallback().get(0)
                    : Languages.parse(language).orElseThrow(() -> new Refused("write --language as a tag such as en"));
            var sample = new LetterheadDesk.Sample(tag, "Lorem ipsum dolor", BODY);
            var html = new LetterheadPress(core).preview(organisation, letterhead, sample);
            if (!output.isEmpty()) write(Path.of(output), html);
            program.output(spec.commandLine().getOut())
                    .print(
                            new Preview(slug, tag.toLanguageTag(), html),
                            List.of(output.isEmpty() ? html : "written to " + output));
            return 0;
        }
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
