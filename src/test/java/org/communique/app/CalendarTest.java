package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.audience.ListKind;
import org.communique.release.Embargo;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar of an organisation, as a page and as a feed. The clock stands at 18 October 2026. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarTest {

    private static final Pattern FEED = Pattern.compile("http://localhost:8080(/calendar/[A-Za-z0-9._-]+\\.ics)");

    @TempDir
    static Path folder;

    static DeskServer server;
    static long planned;
    static long decided;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var press = house.list("press", ListKind.PRESS, "eva@example.org,en");
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        planned = house.core
                .releases
                .drafts()
                .plan(house.plan(
                        house.statement("secret", "en"),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Optional.of(new Embargo(Instant.parse("2026-10-24T08:00:00Z"), List.of(press.id()))),
                        alerts))
                .orElseThrow()
                .id();
        decided = house.release(house.statement("open", "en", "nl"), Instant.parse("2026-12-02T09:00:00Z"), alerts)
                .id();
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String text(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void planned_and_decided_are_told_apart_by_words_and_by_line_and_lead_to_their_pages() {
        var window = server.signIn("auditor");

        var october = window.get(server.path("/calendar"));
        var december = window.get(server.path("/calendar?month=2026-12"));

        assertTrue(october.body().contains("<h1>October 2026</h1>"), october.body());
        assertTrue(
                october.body().contains("class=\"ev planned\" href=\"" + server.path("/statements/secret/plan") + "\""),
                october.body());
        assertTrue(text(october).contains("02:30 Title secret en Planned"), text(october));
        assertTrue(text(october).contains("10:00 Title secret en Advance copy: Planned"), text(october));
        assertTrue(text(october).contains("Clocks go back at 03:00"), text(october));
        assertTrue(text(october).contains("EU Anti-Trafficking Day"), text(october));
        assertTrue(
                december.body().contains("class=\"ev\" href=\"" + server.path("/releases/" + decided) + "\""),
                december.body());
        assertTrue(
                text(december).contains("10:00 Title open en Scheduled International Day for the Abolition of Slavery"),
                text(december));
    }

    @Test
    void the_list_says_the_same_and_a_month_that_is_none_is_this_one() {
        var window = server.signIn("writer");

        var list = text(window.get(server.path("/calendar?month=2026-12&view=list")));

        assertTrue(list.contains("2 December 2026 10:00 Title open en Scheduled International Day"), list);
        assertFalse(list.contains("3 December 2026"), "only days with something to say");
        for (var month : List.of("2026-13", "x", "-999999999-01", "%00"))
            assertTrue(
                    window.get(server.path("/calendar?month=" + month)).body().contains("October 2026"), month);
    }

    @Test
    void what_is_withdrawn_or_another_organisations_is_not_there() {
        var members = new Members(server.house);
        var body = server.signIn("everybody").get(server.path("/calendar")).body();

        assertFalse(body.contains(members.foreign.name()), body);
    }

    @Test
    void the_feed_says_what_the_calendar_says_in_utc() {
        var window = server.signIn("publisher");
        var feed = read(make(window));

        assertEquals(200, feed.statusCode());
        var events = Biweekly.parse(feed.body()).first().getEvents();
        assertEquals(
                Instant.parse("2026-10-25T00:30:00Z"),
                event(events, "release-" + planned + "@")
                        .getDateStart()
                        .getValue()
                        .toInstant());
        assertEquals(
                "Planned: Title secret en",
                event(events, "release-" + planned + "@").getSummary().getValue());
        assertTrue(event(events, "release-" + planned + "-advance@").getStatus().isTentative());
        assertTrue(event(events, "release-" + decided + "@").getStatus().isConfirmed());
        var said = new TreeSet<String>();
        for (var month : List.of("2026-10", "2026-11", "2026-12"))
            said.addAll(
                    titles(window.get(server.path("/calendar?month=" + month)).body()));
        assertEquals(
                said,
                events.stream()
                        .filter(it -> it.getUid().getValue().startsWith("release-"))
                        .map(it -> it.getSummary().getValue().replaceAll(".*: ", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static VEvent event(List<VEvent> events, String uid) {
        return events.stream()
                .filter(it -> it.getUid().getValue().startsWith(uid))
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> titles(String page) {
        return Pattern.compile("<bdi>([^<]+)</bdi>")
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void its_address_is_shown_once_kept_as_a_hash_and_sets_no_cookie_and_is_kept_nowhere() {
        var window = server.signIn("writer");
        var path = make(window);
        var token = path.substring("/calendar/".length(), path.length() - ".ics".length());
        var feed = read(path);

        assertEquals("no-store", feed.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("noindex", feed.headers().firstValue("X-Robots-Tag").orElseThrow());
        assertTrue(feed.headers().allValues("Set-Cookie").isEmpty());
        assertFalse(window.get(server.path("/calendar")).body().contains(token), "shown once");
        assertFalse(AllRows.of(server.house.core.store).toString().contains(token));
    }

    @Test
    void an_address_ends_when_it_is_ended_made_anew_or_the_role_of_its_owner_ends() {
        server.user("guest", Role.WRITER);
        var window = server.signIn("guest");
        var first = make(window);
        var second = make(window);
        assertEquals(404, read(first).statusCode(), "made anew");
        assertEquals(200, read(second).statusCode());

        server.house.core.staff.revoke("guest", server.first(), Role.WRITER);
        assertEquals(404, read(second).statusCode(), "no role");
        server.house.core.staff.grant("guest", server.first(), Role.LIST_KEEPER, Actor.console());
        assertEquals(404, read(second).statusCode(), "a role that does not read releases");
        server.house.core.staff.grant("guest", server.first(), Role.AUDITOR, Actor.console());
        assertEquals(200, read(second).statusCode());
        window.get(server.path("/calendar"));
        assertEquals(
                303, window.post(server.path("/calendar/feed/end"), Map.of()).statusCode());
        assertEquals(404, read(second).statusCode(), "ended");
    }

    @Test
    void no_guess_is_answered_otherwise_than_another() {
        var path = make(server.signIn("everybody"));

        for (var guess : List.of(
                path.replace(".ics", ""),
                path.substring(0, path.length() - 6) + (path.endsWith("AA.ics") ? "BB" : "AA") + ".ics",
                "/calendar/v1." + "A".repeat(44) + ".ics",
                "/calendar/x.ics",
                "/calendar/.ics")) {
            var answer = read(guess);
            assertEquals(404, answer.statusCode(), guess);
            assertEquals("", answer.body(), guess);
        }
    }

    @Test
    void staff_keep_days_of_their_own_and_quiet_hours() {
        var window = server.signIn("everybody");
        var settings = server.path("/settings/calendar");
        window.get(settings);
        var day = Map.of("name", "Our <b>day</b>", "nameNl", "Onze dag", "date", "2026-10-20");

        assertEquals(
                422, window.post(settings + "/days", Map.of("name", "No date")).statusCode());
        assertEquals(303, window.post(settings + "/days", day).statusCode());
        assertEquals(
                422,
                window.post(settings, Map.of("from", "22:00", "to", "22:00")).statusCode());
        assertEquals(
                303,
                window.post(settings, Map.of("from", "22:00", "to", "07:00", "country", "NL"))
                        .statusCode());

        var shown = window.get(settings);
        assertTrue(shown.body().contains("Our &lt;b&gt;day&lt;/b&gt;"), shown.body());
        assertTrue(shown.body().contains("20 October 2026"), shown.body());
        assertTrue(shown.body().contains("value=\"22:00\""), shown.body());
        assertTrue(text(window.get(server.path("/calendar"))).contains("Our &lt;b&gt;day"), "in the calendar");
        assertTrue(
                text(window.get(server.path("/calendar?month=2026-12"))).contains("Public holiday: 1st Christmas day"));
        assertFalse(text(window.get(server.path("/calendar?month=2027-10"))).contains("Our &lt;b&gt;day"), "once");
        var id = shown.body().replaceAll("(?s).*name=\"day\" value=\"(\\d+)\".*", "$1");
        assertEquals(
                303, window.post(settings + "/days/remove", Map.of("day", id)).statusCode());
        assertFalse(window.get(settings).body().contains("Our &lt;b&gt;day"));
    }

    private static String make(DeskServer.Window window) {
        window.get(server.path("/calendar"));
        var made = window.post(server.path("/calendar/feed"), Map.of());
        var found = FEED.matcher(made.body());
        assertTrue(made.statusCode() == 200 && found.find(), made.body());
        return found.group(1);
    }

    /** As a calendar program asks: without a session. */
    private static HttpResponse<String> read(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.origin + path))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
