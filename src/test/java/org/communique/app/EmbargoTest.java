package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The press knows before, and nobody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbargoTest {

    static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void under_embargo_the_press_gets_its_copy_and_nobody_else_learns_anything() {
        var press = house.list("press", ListKind.PRESS, "p@example.org,en", "both@example.org,en");
        var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "both@example.org,en");
        var release = house.embargoed(house.statement("safe", "en"), NINE.plus(HOUR), NINE, press, alerts);

        house.sweepAndDeliver();
        assertEquals(Set.of("p@example.org", "both@example.org"), Set.copyOf(house.mail.addresses()));
        assertTrue(house.mail.parcels.stream().allMatch(it -> it.letter().embargoed()));
        assertEquals(0, house.feed.parcels.size());

        house.pass(HOUR);
        house.sweepAndDeliver();
        assertEquals(
                List.of("a@example.org"),
                house.mail.parcels.stream()
                        .filter(it -> !it.letter().embargoed())
                        .map(it -> it.recipient().orElseThrow().address())
                        .toList());
        var tally = house.tally(release, "mail", "public");
        assertEquals(Map.of("advance-copy", 2L, "duplicate", 1L), tally.excluded());
        assertTrue(tally.conserved());
    }

    @Test
    void an_advance_copy_that_has_not_left_when_the_embargo_ends_becomes_the_public_mail() {
        var press = house.list("press", ListKind.PRESS, "p@example.org,en");
        house.mail.answer =
                parcel -> new Outcome.Deferred("421 busy", house.clock.instant().plus(HOUR));
        var release = house.embargoed(house.statement("safe", "en"), NINE.plusSeconds(600), NINE, press);
        house.sweepAndDeliver();

        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        house.pass(Duration.ofMinutes(10));
        house.sweepAndDeliver();
        house.pass(Duration.ofHours(2));
        house.deliver();

        assertEquals(2, house.mail.parcels.size(), "one attempt before, one mail after");
        assertFalse(house.mail.parcels.get(1).letter().embargoed());
        assertEquals(
                Map.of("superseded", 1L),
                house.tally(release, "mail", "advance").excluded());
        assertTrue(house.tally(release, "mail", "advance").conserved());
        assertTrue(house.tally(release, "mail", "public").conserved());
    }
}
