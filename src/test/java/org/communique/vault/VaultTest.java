package org.communique.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultTest {

    static final Vault VAULT = new Vault(new byte[32]);
    static final Place HERE = new Place("contact.address", new byte[] {1});

    @Property(tries = 200)
    void what_was_sealed_opens_in_its_place(@ForAll String text) {
        var legal = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertEquals(legal, VAULT.open(VAULT.seal(legal, HERE), HERE));
    }

    @Property(tries = 300)
    void one_changed_bit_anywhere_is_noticed(@ForAll @IntRange(min = 0, max = 8 * 47 - 1) int bit) {
        var sealed = VAULT.seal("ana@example.org.x", HERE);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);

        assertThrows(SealBroken.class, () -> VAULT.open(sealed, HERE));
    }

    @Test
    void a_value_moved_to_another_row_or_column_does_not_open() {
        var sealed = VAULT.seal("ana@example.org", HERE);

        assertThrows(SealBroken.class, () -> VAULT.open(sealed, new Place("contact.address", new byte[] {2})));
        assertThrows(SealBroken.class, () -> VAULT.open(sealed, new Place("contact.name", new byte[] {1})));
        assertThrows(SealBroken.class, () -> VAULT.open(new byte[0], HERE));
    }

    @Test
    void the_same_text_is_sealed_differently_each_time_and_blinded_alike() {
        assertFalse(Arrays.equals(VAULT.seal("a@example.org", HERE), VAULT.seal("a@example.org", HERE)));
        assertArrayEquals(VAULT.blind("a@example.org"), VAULT.blind("a@example.org"));
        assertFalse(Arrays.equals(VAULT.blind("a@example.org"), VAULT.blind("b@example.org")));
    }

    @Test
    void another_key_opens_nothing_and_blinds_otherwise() {
        var other = new Vault(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });

        assertThrows(SealBroken.class, () -> other.open(VAULT.seal("x", HERE), HERE));
        assertFalse(Arrays.equals(VAULT.blind("x"), other.blind("x")));
    }

    @Test
    void the_key_file_is_made_once_for_its_owner_only(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys/master.key");
        var ring = KeyFile.readOrCreate(file);

        assertEquals(ring.text(), KeyFile.readOrCreate(file).text());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void a_key_file_that_others_may_read_or_that_is_no_key_stops_the_start(@TempDir Path folder) throws Exception {
        var file = folder.resolve("master.key");
        KeyFile.readOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(assertThrows(IllegalStateException.class, () -> KeyFile.readOrCreate(file))
                .getMessage()
                .contains("chmod 600"));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "not a key");
        assertThrows(IllegalStateException.class, () -> KeyFile.readOrCreate(file));
    }
}
