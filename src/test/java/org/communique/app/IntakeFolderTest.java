package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The intake folder of a running server, as an author meets it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntakeFolderTest {

    /** Longer than any pause that this test makes by chance between two words of a file. */
    private static final String SETTLES_MS = "60000";

    @TempDir
    static Path folder;

    static Path intake;
    static Core core;
    static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        var given = Map.of(
                "data.folder", folder.resolve("data").toString(), "site.port", "0", "intake.settle-ms", SETTLES_MS);
        core = Core.openForUse(Settings.read(Map.of(), given), new TestClock(TestHouse.NINE));
        intake = core.folder.intake();
        context = ServeCommand.start(core);
    }

    @AfterAll
    static void stop() {
        context.close();
        core.close();
    }

    @Test
    void a_dropped_file_becomes_a_draft_or_comes_back_with_what_to_mend() throws IOException {
        drop("good.md", "---\nstatement: dropped\nlanguage: en\ntitle: T\nsummary: S\n---\nWords.\n");
        drop("bad.md", "---\nstatement: dropped\ntitel: T\n---\n");

        await(() -> Files.exists(intake.resolve("done/good.md")) && Files.exists(intake.resolve("failed/bad.md")));
        assertTrue(core.statements.byKey("dropped").isPresent());
        var errors = Files.readString(intake.resolve("failed/bad.md.errors.txt"));
        assertTrue(errors.contains("line 3, titel: no such key: did you mean title?"), errors);
    }

    @Test
    void an_empty_file_and_a_link_come_back_too() throws IOException {
        var failed = intake.resolve("failed");

        drop("empty.md", "");
        Files.createSymbolicLink(intake.resolve("link.md"), settled(core.folder.keyFile()));

        await(() -> Files.exists(failed.resolve("empty.md"))
                && Files.exists(failed.resolve("link.md"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.readString(failed.resolve("empty.md.errors.txt")).contains("the first line is ---"));
        assertTrue(Files.readString(failed.resolve("link.md.errors.txt")).contains("it is a link"));
    }

    @Test
    void a_file_that_is_still_being_written_is_not_read() throws IOException {
        var growing = intake.resolve("growing.md");
        Files.writeString(growing, "---\nstatement: growing\nlanguage: en\ntitle: T\nsummary: S\n---\nWords");

        drop("meanwhile.md", "---\nstatement: meanwhile\nlanguage: en\ntitle: T\nsummary: S\n---\nWords.\n");
        await(() -> {
            append(growing, " and words");
            return Files.exists(intake.resolve("done/meanwhile.md"));
        });
        drop("later.md", "---\nstatement: later\nlanguage: en\ntitle: T\nsummary: S\n---\nWords.\n");
        await(() -> Files.exists(intake.resolve("done/later.md"))); // by now it has been looked at more than once
        assertTrue(core.statements.byKey("growing").isEmpty(), "half a statement was taken");

        append(growing, " and the end.\n");
        settled(growing);
        await(() -> Files.exists(intake.resolve("done/growing.md")));
        var revision = core.statements
                .newest(core.statements.byKey("growing").orElseThrow())
                .get(0);
        assertTrue(revision.content().body().endsWith("and the end.\n"));
        assertEquals(1, revision.number());
    }

    @Test
    void a_file_of_the_same_name_again_is_the_next_revision_and_takes_the_place_of_the_first() throws IOException {
        var file = "---\nstatement: again\nlanguage: en\ntitle: T\nsummary: S\n---\n";
        drop("again.md", file + "First.\n");
        await(() -> Files.exists(intake.resolve("done/again.md")));

        drop("again.md", file + "Second.\n");

        await(() -> !Files.exists(intake.resolve("again.md")));
        await(() -> Files.exists(intake.resolve("done/again.md")));
        assertTrue(Files.readString(intake.resolve("done/again.md")).endsWith("Second.\n"));
        assertEquals(
                2,
                core.statements
                        .newest(core.statements.byKey("again").orElseThrow())
                        .get(0)
                        .number());
    }

    private static void drop(String name, String text) throws IOException {
        var hidden = settled(Files.writeString(folder.resolve(name), text));
        Files.move(hidden, intake.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As if nobody had written to it for an hour. */
    private static Path settled(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
