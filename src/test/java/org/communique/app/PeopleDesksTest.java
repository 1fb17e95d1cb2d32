package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.audience.Entry;
import org.communique.audience.ListKind;
import org.communique.audience.WayOut;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.communique.transfer.ExportRequests;
import org.communique.transfer.Format;
import org.communique.transfer.Upload;
import org.communique.workspace.Desks;
import org.communique.workspace.ExportDesk;
import org.communique.workspace.TransferDesk;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages about people stand on, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleDesksTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_list_is_counted_by_state_language_and_month(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var list = house.list(
                    "alerts", ListKind.PUBLIC, "ana@example.org,nl", "ben@example.org,nl", "cem@example.org,en");
            house.pass(Duration.ofDays(20));
            long dan = Members.contact(house, list.id(), "dan@example.org");
            house.core.subscriptions.unsubscribe(dan, List.of(list.id()), WayOut.STAFF);
            var desks = house.core.desks();

            var sum = desks.audiences().sums(Actor.console(), slug(house)).get(0);
            var months = desks.audiences().months(Actor.console(), slug(house), "alerts");

            assertEquals(3, sum.confirmed());
            assertEquals(1, sum.left());
            assertEquals(Map.of("nl", 2L, "en", 1L), sum.languages());
            assertEquals(12, months.size());
            assertEquals(
                    "2026-10 3 0",
                    months.get(10).month() + " " + months.get(10).joined() + " "
                            + months.get(10).left());
            assertEquals(
                    "2026-11 0 1",
                    months.get(11).month() + " " + months.get(11).joined() + " "
                            + months.get(11).left());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_upload_is_tried_and_taken_in_once_however_often_it_is_asked_for(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            house.list("alerts", ListKind.PUBLIC);
            var desks = house.core.desks();
            var keeper = keeper(house, "kim");
            var file = new ByteArrayInputStream("email\nana@example.org\nbroken\n".getBytes(StandardCharsets.UTF_8));
            var uid = desks.uploads()
                    .put(keeper, slug(house), Format.CSV, file)
                    .orElseThrow()
                    .uid();
            var wishes = new Upload.Wishes(List.of("alerts"), "basis", "source", Entry.Known.KEEP, false, Map.of());

            assertFalse(desks.uploads().take(keeper, slug(house), uid), "nobody has looked at it yet");
            assertTrue(desks.uploads().check(keeper, slug(house), uid, wishes));
            var tried = when(desks, keeper, house, uid, Upload.State.CHECKED)
                    .report()
                    .orElseThrow();
            assertEquals(1, tried.added());
            assertEquals(1, tried.failed());
            assertTrue(desks.uploads().take(keeper, slug(house), uid));
            assertFalse(desks.uploads().take(keeper, slug(house), uid));
            when(desks, keeper, house, uid, Upload.State.DONE);

            assertEquals(
                    1,
                    desks.transfer().imports(keeper, slug(house)).stream()
                            .filter(it -> it.source().equals("source"))
                            .count());
            assertTrue(desks.uploads().errors(keeper, slug(house), uid).isPresent());
            house.pass(Duration.ofDays(1));
            assertTrue(house.core.transfer.sweep() > 0);
            assertEquals(List.of(), desks.uploads().mine(keeper, slug(house)));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_export_needs_two_and_one_a_day_leaves(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl");
            var desks = house.core.desks();
            var kim = keeper(house, "kim");
            var lee = keeper(house, "lee");
            var wish = new ExportDesk.Wish(new TransferDesk.Extract(List.of("alerts"), true), "A letter");
            long first = desks.exports().ask(kim, slug(house), wish);
            long second = desks.exports().ask(lee, slug(house), wish);

            assertFalse(desks.exports().confirm(kim, slug(house), first), "her own");
            assertTrue(desks.exports().confirm(lee, slug(house), first));
            Patience.await(() -> desks.exports().file(kim, slug(house), first).isPresent());
            assertFalse(desks.exports().confirm(kim, slug(house), second), "one a day");
            assertTrue(desks.exports().file(lee, slug(house), first).isEmpty(), "not for her");
            house.pass(Duration.ofDays(3));
            assertFalse(desks.exports().confirm(kim, slug(house), second), "too late");
            assertEquals(
                    List.of(ExportRequests.State.EXPIRED, ExportRequests.State.GONE),
                    desks.exports().all(kim, slug(house)).stream()
                            .map(ExportRequests.Request::state)
                            .toList());
        }
    }

    private static Upload when(Desks desks, Actor keeper, TestHouse house, String uid, Upload.State state) {
        Patience.await(() -> desks.uploads().upload(keeper, slug(house), uid).state() == state);
        return desks.uploads().upload(keeper, slug(house), uid);
    }

    private static Actor keeper(TestHouse house, String name) {
        long first = house.core.organisations.all().get(0).id();
        house.core.staff.grant(name, first, Role.LIST_KEEPER, Actor.console());
        return Actor.of(name, Map.of(first, Set.of(Role.LIST_KEEPER)));
    }

    private static String slug(TestHouse house) {
        return house.core.organisations.all().get(0).slug();
    }
}
