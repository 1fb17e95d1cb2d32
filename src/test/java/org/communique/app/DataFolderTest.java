package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void only_one_house_delivers_from_a_folder_however_often_memory_is_cleaned() {
        try (var first = house();
                var second = house()) {
            assertTrue(first.claim());

            cleanMemory();

            assertFalse(second.claim());
        }
    }

    @Test
    void who_closes_gives_the_right_back() {
        try (var first = house()) {
            assertTrue(first.claim());
        }

        try (var second = house()) {
            assertTrue(second.claim());
        }
    }

    @Test
    void the_folder_and_the_key_are_their_owners_alone() throws IOException {
        try (var house = house()) {
            assertEquals("rwx------", permissions(house.folder.path()));
            assertEquals("rw-------", permissions(house.folder.keyFile()));
        }
    }

    /** Two rounds: what the first finds unreachable, its cleaners have closed before the second ends. */
    private static void cleanMemory() {
        for (int round = 0; round < 2; round++) {
            var probe = new WeakReference<>(new Object());
            Patience.await(() -> {
                System.gc();
                return probe.get() == null;
            });
        }
    }

    private Core house() {
        return Core.open(
                Settings.read(
                        Map.of(), Map.of("data.folder", folder.resolve("data").toString())),
                new TestClock(TestHouse.NINE));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
