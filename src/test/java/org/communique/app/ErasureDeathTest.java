package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at each call to the database in turn while it erases, before and after its effect. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureDeathTest {

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);

    @Test
    void she_is_either_there_as_before_or_erased_by_the_next_start() throws IOException {
        var template = Files.createDirectory(folder.resolve("template"));
        try (var core = Core.openForUse(KillChild.settings(template), clock)) {
            long organisation = core.organisations.all().get(0).id();
            var list = core.lists.add(organisation, "alerts", Localized.same("Alerts"), ListKind.PUBLIC);
            var csv = "email,language\nana@example.org,en\nbo@example.org,en\n".getBytes(StandardCharsets.UTF_8);
            core.imports.importCsv(new ByteArrayInputStream(csv), list, "test", false);
        }

        boolean died = true;
        int completed = 0;
        int n = 0;
        while (died) {
            n++;
            for (boolean after : new boolean[] {false, true}) {
                died = die(template, n, after);
                try (var core = open(folder.resolve(died ? "kept" : "life"), UnaryOperator.identity())) {
                    if (checked(core)) completed++;
                }
            }
        }

        assertTrue(n > 10 && completed > n, "points " + n + ", erased in the end " + completed);
    }

    private boolean die(Path template, int n, boolean after) {
        var data = copy(template, folder.resolve("life"));
        var mortal = new Mortal(n, after, () -> copy(data, folder.resolve("kept")));
        try (var core = open(data, mortal::of)) {
            long ana = core.contacts.ids(ErasureTest.ANA).get(0);
            mortal.live();
            core.erasure.erase(ana, "person", Keep.forEver());
        } catch (Mortal.Died | RuntimeException end) {
            if (!mortal.isDead()) throw end;
        }
        return mortal.isDead();
    }

    /** Nothing in between: true if she is erased. */
    private static boolean checked(Core core) {
        long organisation = core.organisations.all().get(0).id();
        boolean there = !core.contacts.ids(ErasureTest.ANA).isEmpty();
        int rows = there ? 2 : 1;
        for (var table : List.of("contact", "contact_card", "subscription"))
            assertEquals(rows, count(core, "SELECT count(*) FROM " + table), table);
        assertEquals(rows, count(core, "SELECT count(*) FROM keys.contact_key WHERE wrapped IS NOT NULL"));
        assertEquals(
                there ? Optional.empty() : Optional.of(Suppression.ERASED),
                core.suppressions.suppressed(organisation, ErasureTest.ANA));
        assertEquals(
                there ? 0 : 1,
                count(core, "SELECT count(*) FROM audit WHERE action = 'contact.erased'"),
                "one entry and not two");
        assertEquals(0, count(core, "SELECT count(*) FROM keys.erasure WHERE done_at IS NULL"));
        assertTrue(core.chains.prove().stream().allMatch(it -> it.fault().isEmpty()));
        return !there;
    }

    private Core open(Path data, UnaryOperator<DataSource> between) {
        return Core.open(KillChild.settings(data), clock, between);
    }

    private static long count(Core core, String sql) {
        return core.store.read().sql(sql).query(Long.class).single();
    }

    static Path copy(Path from, Path to) {
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(to);
            org.springframework.util.FileSystemUtils.copyRecursively(from, to);
            for (var it : List.of("communique.db-shm", "keys.db-shm")) Files.deleteIfExists(to.resolve(it));
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
