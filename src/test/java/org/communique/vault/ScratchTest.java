package org.communique.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScratchTest {

    @TempDir
    Path folder;

    @Test
    void every_part_can_be_read_whatever_the_parts_it_was_written_in() throws IOException {
        var all = new byte[1000];
        new Random(1).nextBytes(all);
        try (var scratch = new Scratch(folder.resolve("deeper"))) {
            for (int from = 0, n = 1; from < all.length; from += n, n = Math.min(n + 3, all.length - from))
                scratch.add(all, from, n);

            assertEquals(all.length, scratch.size());
            for (int from = 0; from < all.length; from += 13)
                for (int length : new int[] {0, 1, 16, 33, all.length - from}) {
                    int n = Math.min(length, all.length - from);
                    var read = new byte[n];
                    scratch.read(from, ByteBuffer.wrap(read));
                    assertArrayEquals(Arrays.copyOfRange(all, from, from + n), read);
                }
            assertThrows(EOFException.class, () -> scratch.read(990, ByteBuffer.allocate(11)));
        }
    }
}
