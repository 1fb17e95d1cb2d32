package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.communique.vault.KeyFile;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at each call to the database in turn while keys are rotated, before and after its effect. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RotationDeathTest {

    /** Two batches. */
    private static final int PEOPLE = 1_100;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);

    @Test
    void nothing_is_ever_unreadable_and_the_next_call_goes_on() throws IOException {
        var template = Files.createDirectory(folder.resolve("template"));
        try (var core = Core.openForUse(KillChild.settings(template), clock)) {
            SealedHouse.fill(core, PEOPLE);
        }

        boolean died = true;
        int n = 0;
        while (died) {
            n++;
            for (boolean after : new boolean[] {false, true}) {
                died = die(template, n, after);
                try (var core = open(folder.resolve(died ? "kept" : "life"), UnaryOperator.identity())) {
                    checked(core);
                }
            }
        }

        assertTrue(n > 10, "points " + n);
    }

    @Test
    void half_a_key_file_beside_the_whole_one_is_no_obstacle() throws IOException {
        try (var core = Core.openForUse(KillChild.settings(folder), clock)) {
            Files.writeString(core.folder.keyFile().resolveSibling("master.key.next"), "communique key ri");

            assertEquals(2, KeysCommand.rotate(core).newest());
            assertEquals(2, KeyFile.readOrCreate(core.folder.keyFile()).newest());
        }
    }

    private boolean die(Path template, int n, boolean after) {
        var data = ErasureDeathTest.copy(template, folder.resolve("life"));
        var mortal = new Mortal(n, after, () -> ErasureDeathTest.copy(data, folder.resolve("kept")));
        try (var core = open(data, mortal::of)) {
            mortal.live();
            new Rotation(core.store, new Vault(KeysCommand.rotate(core))).run();
        } catch (Mortal.Died | RuntimeException end) {
            if (!mortal.isDead()) throw end;
        }
        return mortal.isDead();
    }

    private static void checked(Core core) {
        readable(core);
        var ring = KeysCommand.rotate(core);
        var rotation = new Rotation(core.store, new Vault(ring));
        assertEquals(0, rotation.run().broken());
        assertEquals(0, rotation.left());
        assertTrue(ring.newest() <= 3, "a rotation that was cut short is gone on with");
    }

    private static void readable(Core core) {
        int cards = core.store.read().sql("SELECT id FROM contact").query(Long.class).list().stream()
                .mapToInt(it -> core.contacts.find(it).isPresent() ? 1 : 0)
                .sum();
        assertEquals(PEOPLE, cards);
        for (var it : Rotation.COLUMNS)
            if (!it.table().startsWith("keys.")) assertEquals(1, SealedHouse.readable(core, it), it.table());
    }

    private Core open(Path data, UnaryOperator<DataSource> between) {
        return Core.open(KillChild.settings(data), clock, between);
    }
}
