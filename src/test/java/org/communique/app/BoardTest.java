package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board as each role finds it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BoardTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static TestHouse house;
    static ContactList alerts;

    @BeforeAll
    static void start() {
        house = new TestHouse(folder, Dialect.SQLITE);
        alerts = house.list("alerts", ListKind.PUBLIC, people(30));
        house.mail.answer = parcel -> parcel.recipient().orElseThrow().address().startsWith("p0@")
                ? new Outcome.Rejected("550 no", Fault.OTHER)
                : new Outcome.Accepted("250 ok");
        house.release(house.statement("gone", "en", "nl"), NINE, alerts);
        house.sweepAndDeliver();
        house.statement("written", "en");
        var press = house.list("press", ListKind.PRESS, "herald@example.org,en");
        house.embargoed(
                house.statement("embargoed", "en", "nl"),
                NINE.plus(Duration.ofHours(5)),
                NINE.plus(Duration.ofHours(3)),
                press,
                alerts);
        house.core.releases.draft(
                house.plan(house.statement("planned", "en"), NINE.plus(Duration.ofDays(2)), Optional.empty(), alerts));
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void each_statement_stands_where_it_is_with_its_languages_its_embargo_and_what_became_of_it() {
        var board = board("publisher");

        var draft = column(board, "Draft", "In review");
        assertTrue(draft.contains("Title written en") && draft.contains("Title planned en"), draft);
        var scheduled = column(board, "Scheduled", "Released");
        assertTrue(scheduled.contains("Title embargoed en"), scheduled);
        assertTrue(scheduled.contains("Not public until Sun 18 Oct, 16:00"), scheduled);
        assertTrue(scheduled.contains("Sun 18 Oct, 14:00"), "the advance copy leaves first: " + scheduled);
        assertTrue(scheduled.contains("press, 1") && scheduled.contains("alerts, 30"), scheduled);
        var released = column(board, "Released", "Audiences");
        assertTrue(released.contains("29 accepted") && released.contains("1 rejected"), released);
    }

    @Test
    void an_entry_has_one_step_and_it_is_this_roles() {
        assertTrue(column(board("writer"), "Draft", "In review").contains("Continue writing"));
        assertTrue(column(board("writer"), "Draft", "In review").contains("Ask for approval"));
        assertFalse(column(board("approver"), "Draft", "In review").contains("Continue writing"));
        for (var role : new String[] {"writer", "approver", "publisher", "auditor"}) {
            var columns = column(board(role), "Draft", "Audiences");
            assertEquals(count(columns, "class=\"title\""), count(columns, "class=\"next"), role);
        }
    }

    @Test
    void lists_say_how_many_they_are_and_what_they_read() {
        var audiences = board("publisher");

        assertTrue(
                audiences.substring(audiences.indexOf("Audiences")).contains("English 20, Nederlands 10"), audiences);
    }

    @Test
    void who_may_write_finds_the_way_to_a_new_release_and_nobody_else_does() {
        assertTrue(board("writer").contains("New release"));
        assertFalse(board("auditor").contains("New release"));
    }

    @Test
    void words_of_a_title_find_it_and_an_address_stands_in_no_url() {
        var window = server.signIn("everybody");
        window.get(server.path(""));

        var found = window.post(server.path("/find"), Map.of("words", "GONE title"));

        assertEquals(200, found.statusCode());
        assertTrue(found.body().contains("Title gone en"), found.body());
        assertFalse(found.body().contains("Title written en"));
        assertTrue(window.post(server.path("/find"), Map.of("words", "p1@example.org"))
                .body()
                .contains("Look for this address"));
        assertEquals(404, window.get(server.path("/find")).statusCode());
    }

    @Test
    void the_board_speaks_dutch_to_whoever_does() {
        house.core.users.add(new org.communique.signin.User("nel", "Nel", java.util.Locale.forLanguageTag("nl")));
        house.core.users.setPassword("nel", DeskServer.PASSWORD);
        house.core.staff.grant(
                "nel", server.first(), org.communique.staff.Role.PUBLISHER, org.communique.staff.Actor.console());

        var board = board("nel");

        assertTrue(board.contains("Publicatiebord") && board.contains("Title gone nl"), board);
        assertTrue(board.contains("29 aangenomen"), board);
    }

    private static String board(String who) {
        return server.signIn(who).get(server.path("")).body().replaceAll("\\s+", " ");
    }

    private static String column(String board, String from, String to) {
        int begin = board.indexOf("<span>" + from + "</span>");
        int end = to.equals("Audiences") ? board.indexOf("id=\"aud-h\"") : board.indexOf("<span>" + to + "</span>");
        return board.substring(begin, end);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static String[] people(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> "p" + i + "@example.org," + (i % 3 == 2 ? "nl" : "en"))
                .toArray(String[]::new);
    }
}
