package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.communique.audience.Arrival.Standing;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SortedArrivalsTest {

    private static final Vault VAULT = new Vault(new byte[32]);

    @TempDir
    Path folder;

    /** One run in memory; some; one for each person, whose row is longer than what is read at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 20_000, 1})
    void people_come_in_the_order_of_their_blind_indexes_each_once_with_all_that_was_said_first(int runBytes) {
        var file = new ArrayList<Arrival>();
        for (int i = 0; i < 300; i++)
            file.add(person("person" + i, "First " + i + "x".repeat(i % 7 == 0 ? 90_000 : 5)));
        Collections.shuffle(file, new Random(7));
        for (int i = 0; i < 300; i += 3) file.add(person("PERSON" + i, "Again"));

        var came = new ArrayList<String>();
        var names = new ArrayList<String>();
        int rows = 0;
        try (var sorted = new SortedArrivals(folder, runBytes)) {
            file.forEach(it -> add(sorted, it));
            sorted.sort();
            assertEquals(400, sorted.people());
            for (var batch = sorted.next(37); !batch.isEmpty(); batch = sorted.next(37)) {
                for (int i = 0; i < batch.size(); i++) {
                    came.add(HexFormat.of().formatHex(batch.people.blind(i)));
                    names.add(batch.people.card(i).name());
                }
                java.util.Arrays.fill(batch.outcomes, Arrival.Outcome.ADDED);
                rows += batch.outcomes().values().stream()
                        .mapToInt(Long::intValue)
                        .sum();
            }
        }

        assertEquals(300, came.size());
        assertEquals(came.stream().sorted().distinct().toList(), came);
        assertTrue(names.stream().allMatch(it -> it.startsWith("First")));
        assertEquals(400, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 1})
    void of_what_a_file_says_twice_of_somebody_the_strictest_counts(int runBytes) {
        try (var sorted = new SortedArrivals(folder, runBytes)) {
            for (var standing : List.of(Standing.JOINS, Standing.LEFT, Standing.JOINS))
                add(sorted, person("ana", "Ana", standing));
            sorted.sort();
            var batch = sorted.next(10);

            assertEquals(1, batch.size());
            assertEquals(Standing.LEFT, batch.people.standing(0));
        }
    }

    @Test
    void what_was_said_of_somebody_comes_back_as_it_went_in() {
        var evidence = new Arrival.Evidence(
                Optional.of(Instant.parse("2024-05-01T10:00:00.123Z")), Optional.of(new byte[] {1, 2}));
        var card = new Card(new Address("zoë@example.org"), "Zoë Ångström", Map.of("beat", "море"));
        var whole = new Arrival(card, "mk,sr-Latn", "NL", "weekly", List.of("rights", "kids"), Standing.LEFT, evidence);
        var bare = person("bo", "");

        for (var it : List.of(whole, bare)) {
            try (var sorted = new SortedArrivals(folder, 1)) {
                add(sorted, it);
                sorted.sort();
                var back = sorted.next(10).people.person(0);

                assertEquals(it.card(), back.card());
                assertEquals(
                        List.of(it.languages(), it.country(), it.rhythm(), it.topics(), it.standing()),
                        List.of(back.languages(), back.country(), back.rhythm(), back.topics(), back.standing()));
                assertEquals(it.evidence().at(), back.evidence().at());
                assertEquals(
                        it.evidence().network().map(HexFormat.of()::formatHex),
                        back.evidence().network().map(HexFormat.of()::formatHex));
            }
        }
    }

    @Test
    void what_lies_on_the_disk_meanwhile_has_no_name_and_says_nothing() throws IOException {
        try (var sorted = new SortedArrivals(folder, 1)) {
            add(sorted, person("canary.person", "Canary Name"));

            try (var files = Files.list(folder)) {
                assertEquals(List.of(), files.toList());
            }
            var bytes = new String(unnamed(), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.length() > 50);
            assertFalse(bytes.toLowerCase(java.util.Locale.ROOT).contains("canary"));
        }
    }

    /** The file as the kernel still shows it to us. */
    private byte[] unnamed() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            for (var file : open.toList()) if (target(file).startsWith(folder)) return Files.readAllBytes(file);
        }
        throw new AssertionError("no file is open");
    }

    /** Where it leads; nowhere if another thread has closed it meanwhile. */
    private static Path target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file);
        } catch (NoSuchFileException | NotLinkException gone) {
            return Path.of("");
        }
    }

    private static void add(SortedArrivals sorted, Arrival it) {
        sorted.add(it, VAULT.blind(it.card().address().comparable()), new byte[PackedArrivals.DOMAIN]);
    }

    private static Arrival person(String local, String name) {
        return person(local, name, Standing.JOINS);
    }

    private static Arrival person(String local, String name, Standing standing) {
        return new Arrival(
                new Card(new Address(local + "@example.org"), name),
                "",
                "",
                "",
                List.of(),
                standing,
                Arrival.Evidence.NONE);
    }
}
