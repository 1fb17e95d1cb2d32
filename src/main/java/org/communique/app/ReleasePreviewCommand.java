package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Dispatch;
import org.communique.delivery.Parcel;
import org.communique.mail.MailPreview;
import org.communique.release.Galley;
import org.communique.release.Release;
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

    private static final Pattern MAILBOX = Pattern.compile("(?:(.*?)\\s*<([^<>]+)>|([^<>]+))");

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
        var it = core.releases.byId(id);
        var through = list(core, it);
        boolean advance = it.advanceAt().isPresent() && through.kind() == ListKind.PRESS;
        var galley = galley(core, it, advance);
        var organisation = core.organisations.byId(it.organisation());
        var statement = core.statements.byId(it.statement());
        var frozen = core.dispatches.of(id).stream()
                .filter(dispatch ->
                        dispatch.channel().equals("mail") && dispatch.phase().equals(advance ? "advance" : "public"))
                .findFirst();
        var letter = new Parcel.Letter(
                frozen.map(Dispatch::id).orElse(0L),
                statement.key(),
                statement.kind(),
                organisation,
                it.dueAt(),
                advance,
                advance ? frozen.map(Dispatch::frozenAt).orElse(it.advanceAt().get()) : it.dueAt());
        var edition = new Parcel.EditionOut(
                galley.revision(), galley.rendered(), galley.pageUrl(), galley.path(), galley.permanent());
        var name = through.names().in(galley.rendered().language(), organisation.fallback());
        var recipient = recipient(galley, through.slug(), name);
        var mails = new MailPreview(core.tokens, core.settings.baseUrl());
        var bytes = mails.bytes(letter, edition, recipient);
        return new Preview(
                id,
                language,
                through.slug(),
                bytes.length,
                HexFormat.of().formatHex(mails.contentSha256(letter, edition, recipient)),
                new String(bytes, StandardCharsets.US_ASCII));
    }

    private ContactList list(Core core, Release it) {
        if (!list.isEmpty()) return ContactsCommand.list(core, list);
        return core.releases.lists(it, false).stream()
                .findFirst()
                .or(() -> core.releases.lists(it, true).stream().findFirst())
                .map(core.lists::byId)
                .orElseThrow(() -> new Refused("the release is addressed to no list: name one with --list"));
    }

    private Galley galley(Core core, Release it, boolean advance) {
        var galleys = core.galleys.of(it, advance);
        return galleys.stream()
                .filter(galley -> tag(galley).equalsIgnoreCase(language))
                .findFirst()
                .orElseThrow(() -> new Refused("the release has no edition in '" + language + "'; it has: "
                        + String.join(
                                ", ",
                                galleys.stream().map(ReleasePreviewCommand::tag).toList())));
    }

    private static String tag(Galley galley) {
        return galley.rendered().language().toLanguageTag();
    }

    private Parcel.Recipient recipient(Galley galley, String slug, String listName) {
        var mailbox = MAILBOX.matcher(to.strip());
        if (!mailbox.matches()) throw new Refused("write --to as an address, or as 'Name <name@example.org>'");
        boolean named = mailbox.group(2) != null;
        try {
            var address = new Address(named ? mailbox.group(2) : mailbox.group(3));
            return new Parcel.Recipient(
                    address.ascii(),
                    named ? mailbox.group(1) : "",
                    galley.rendered().language(),
                    slug,
                    listName);
        } catch (IllegalArgumentException notAnAddress) {
            throw new Refused("write --to as an address, or as 'Name <name@example.org>'");
        }
    }

    private static void write(Path file, String message) {
        try {
            Files.writeString(file, message, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
