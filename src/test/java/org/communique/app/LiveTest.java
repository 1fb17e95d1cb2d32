package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line of events of the desk: near to the ledger, cheap to come back to, and closed to whoever may not watch any more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a line that stays silent would be waited for
class LiveTest {

    private static final int PEOPLE = 60;

    /** A look that takes long is followed by a rest of so many times as long, see {@code Watch}. */
    private static final int REST = 10;

    @TempDir
    static Path folder;

    static DeskServer server;
    static TestHouse house;
    static Release release;
    static Halts halts;

    /** Everybody has been put off by an hour, and the clock stands: what settles is what the test lets settle. */
    @BeforeAll
    static void start() {
        house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
        house.mail.answer = parcel ->
                new Outcome.Deferred("451 later", house.clock.instant().plus(Duration.ofHours(1)));
        release = house.release(house.statement("news", "en"), NINE, list);
        house.sweepAndDeliver();
        server = new DeskServer(house);
        halts = new Halts(house.core.store, house.clock);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_the_ledger_says_reaches_the_page_within_half_a_second() {
        try (var line = open("publisher", "")) {
            line.next("rows-" + release.id());
            line.until(said(
                    accept())); // from here on each begins when the ledger was just looked at, which is the longest way
            long least = Long.MAX_VALUE;
            for (int i = 1; i <= 4; i++) {
                var settled = said(accept());
                long begun = System.nanoTime();
                line.until(settled);
                least = Math.min(
                        least, Duration.ofNanos(System.nanoTime() - begun).toMillis());
            }
            assertTrue(least <= 500 + REST * slowness(), "ms behind the ledger: " + least);
        }
    }

    @Test
    void who_comes_back_gets_the_newest_state_and_nothing_if_there_is_no_news() {
        try (var line = open("publisher", "")) {
            line.next("rows-" + release.id());
            var settled = accept();
            var last = line.until(said(settled));

            try (var same = open("publisher", last.id())) {
                var more = accept();
                var first = same.any();
                assertTrue(first.data().contains(more), "only what is new: " + first);
            }
            var newest = accept();
            line.until(said(newest));
            try (var late = open("publisher", last.id())) {
                assertTrue(late.next("rows-" + release.id()).data().contains(newest));
            }
            try (var stranger = open("publisher", "of-another-server")) {
                assertFalse(stranger.next("state").data().isEmpty(), "the page fetches its panels anew");
            }
        }
    }

    @Test
    void a_pause_and_its_end_are_said_once_and_make_the_page_fetch_its_buttons() {
        try (var line = open("publisher", "")) {
            line.next("rows-" + release.id());

            halts.pause(release.id(), "wait");
            line.next("state");
            assertTrue(line.next("said").data().endsWith("is paused."));

            halts.resume(release.id());
            line.next("state");
            assertTrue(line.next("said").data().endsWith("goes on."));
        }
    }

    @Test
    void the_line_ends_within_a_second_when_the_role_is_taken_away() {
        server.user("leaver");
        var took = new ArrayList<Long>();
        for (int i = 1; i <= 3; i++) {
            house.core.staff.grant("leaver", server.first(), Role.WRITER, Actor.console());
            took.add(leaving());
        }
        took.sort(Long::compare);
        assertTrue(took.get(1) <= 1500 + 3 * REST * slowness(), took + " ms");
        assertEquals(404, server.signIn("leaver").get(server.path("/live?once")).statusCode());
    }

    /** How long her line stays open without the role, in ms. */
    private static long leaving() {
        try (var line = open("leaver", "")) {
            line.next("rows-" + release.id());
            house.core.staff.revoke("leaver", server.first(), Role.WRITER);
            long begun = System.nanoTime();
            line.end();
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        }
    }

    @Test
    void nothing_of_one_organisation_is_told_to_another() {
        var other = house.core.organisations.add(Members.organisation("other"));
        server.user("neighbour");
        house.core.staff.grant("neighbour", other.id(), Role.PUBLISHER, Actor.console());
        try (var line = new LiveLine(server, "neighbour", "/desk/other/live", "elsewhere")) {
            var first = line.any();
            assertEquals(List.of("state", ""), List.of(first.name(), first.data()));
        }
        assertFalse(server.signIn("neighbour").get("/desk/other").body().contains("Title news"));
    }

    private static Predicate<LiveLine.Event> said(String words) {
        return it -> it.data().contains(words);
    }

    /** As the outbox settles one; says what the page will say then. */
    private static String accept() {
        house.core.store.run(db -> db.sql("""
                        UPDATE delivery SET state = 'accepted', settled_at = :now WHERE id =
                            (SELECT min(d.id) FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                             WHERE x.release = :release AND d.state = 'pending')
                        """)
                .param("now", house.clock.millis())
                .param("release", release.id())
                .update());
        return house.tally(release, "mail", "public").accepted() + " of " + PEOPLE;
    }

    /** What a page that asks once takes on this machine at this moment, in ms: a busy one is not to blame on the line. */
    private static long slowness() {
        var window = server.signIn("publisher");
        long begun = System.nanoTime();
        for (int i = 0; i < 4; i++) window.get(server.path("/live.html"));
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 4;
    }

    private static LiveLine open(String who, String seen) {
        return new LiveLine(server, who, server.path("/live"), seen);
    }
}
