package org.communique.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.statement.StatementFile;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of files that were given for a text. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftFilesTest {

    private static final String NAMED = "0a".repeat(32);
    private static final String DROPPED = "0b".repeat(32);
    private static final String NEVER = "0c".repeat(32);
    private static final String STORED = "0d".repeat(32);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_no_version_of_any_text_names_is_forgotten_after_a_month(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            var files = desk.drafts.files();
            for (var it : List.of(NAMED, DROPPED, NEVER, STORED)) files.keep(it, new byte[] {1, 2, 3});
            assertEquals(Map.of(NAMED, 3L, NEVER, 3L), files.sizes(List.of(NAMED, NEVER, "ff".repeat(32))));
            naming(desk, 0, DROPPED);
            desk.clock.pass(Duration.ofHours(1)); // what was written before is in the history
            naming(desk, 1, NAMED);
            desk.store.run(
                    db -> db.sql("INSERT INTO file (sha256, media_type, bytes) VALUES (:sha256, 'text/plain', :bytes)")
                            .param("sha256", STORED)
                            .param("bytes", new byte[] {1, 2, 3})
                            .update());

            desk.clock.pass(Duration.ofDays(29));
            assertEquals(0, files.forgetUnnamed());
            files.keep(DROPPED, new byte[] {1, 2, 3});
            desk.clock.pass(Duration.ofDays(2));

            assertEquals(2, files.forgetUnnamed());
            assertEquals(0, files.forgetUnnamed());
            assertTrue(files.bytes(NEVER).isEmpty());
            assertTrue(files.bytes(NAMED).isPresent());
            assertTrue(files.bytes(DROPPED).isPresent(), "a history names it");
            assertTrue(files.bytes(STORED).isPresent(), "it is kept with the revision");

            files.keep(NEVER, new byte[] {1});
            assertEquals(0, files.forgetUnnamed(), "given anew, it waits anew");
        }
    }

    private static void naming(WritingDesk desk, int base, String sha256) {
        var file = new StatementFile(StatementFile.Role.ATTACHMENT, "a.txt", "", "text/plain", 0, 0, sha256);
        var text = WritingDesk.text("One").with(List.of(new DraftFile(file, false)));
        desk.save(Locale.ENGLISH, new Saving.Change(base, 0, text, "kim", Version.Cause.WRITTEN));
    }
}
