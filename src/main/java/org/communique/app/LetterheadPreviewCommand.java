package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.release.Galleys;
import org.communique.render.Manuscript;
import org.communique.render.Renderer;
import org.communique.staff.Actor;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
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
            var html = new Renderer(core.templates)
                    .render(manuscript(core, organisation, letterhead, tag))
                    .html();
            if (!output.isEmpty()) write(Path.of(output), html);
            program.output(spec.commandLine().getOut())
                    .print(
                            new Preview(slug, tag.toLanguageTag(), html),
                            List.of(output.isEmpty() ? html : "written to " + output));
            return 0;
        }
    }

    private static Manuscript manuscript(Core core, Organisation of, Letterhead letterhead, Locale language) {
        var body = "Lorem ipsum dolor sit amet, [consectetur](https://example.org) adipiscing elit.";
        return new Manuscript(
                Kind.STATEMENT,
                language,
                new Content(
                        "Lorem ipsum dolor", "Sed ut perspiciatis unde omnis.", body, List.of(), List.of(), List.of()),
                Galleys.imprint(of, letterhead, language),
                core.clock.instant(),
                of.zone(),
                core.settings.baseUrl() + "/",
                core.settings.baseUrl() + "/media",
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
