package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Programs that open every link of a mail, links that were tampered with, links of others, and links that are old. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScannerTest {

    private static final int REQUESTS = 10_000;
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> ENDINGS = List.of(
            "",
            "?List-Unsubscribe=One-Click",
            "?from=all",
            "?do=leave-all",
            "?do=join&list=letters",
            "?do=link",
            "?do=move&address=eve@example.org",
            "?do=erase&sure=yes&keep=nothing");

    private static ChoicesServer server;

    /** A link of each kind. */
    private static List<String> links;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new ChoicesServer(folder, Dialect.SQLITE);
        server.sent("one");
        links = new ArrayList<>(server.links("ana@example.org"));
        server.done(server.choices("ana@example.org"), "do", "link");
        settled();
        var fresh = server.link("ana@example.org", "/m/");
        server.done(fresh, "do", "move", "address", "ana.new@example.net");
        settled();
        links.add(fresh);
        links.add(server.link("ana.new@example.net", "/change/"));
        links.add(server.link("ana@example.org", "/change/"));
        assertEquals(
                List.of("p", "u", "m", "change", "change"),
                links.stream().map(it -> it.split("/")[1]).toList());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void ten_thousand_looks_at_links_of_every_kind_change_no_row_of_any_table() {
        var all = new ArrayList<>(links);
        all.add("/en/my-link");
        var before = server.everything();

        for (int n = 0; n < REQUESTS; n++) {
            var link = all.get(n % all.size()) + ENDINGS.get(n / all.size() % ENDINGS.size());
            int status =
                    server.method(METHODS.get(n / 3 % METHODS.size()), link).statusCode();
            assertEquals(200, status, link);
        }

        assertEquals(before, server.everything());
    }

    @Test
    @Order(2)
    void a_token_for_one_purpose_opens_no_other_door_and_a_changed_one_opens_none() {
        var before = server.everything();
        for (var door : List.of("/u/", "/p/", "/m/", "/change/", "/advance/"))
            for (var link : links)
                if (!link.startsWith(door)) refused(door + link.substring(link.lastIndexOf('/') + 1));
        var random = new Random(7);
        for (var link : links) for (int n = 0; n < 60; n++) refused(changed(link, random));
        assertEquals(before, server.everything());
    }

    private static void refused(String link) {
        assertEquals(404, server.get(link).statusCode(), link);
        for (var form : List.of(new String[] {"do", "leave-all"}, new String[] {"from", "all"}))
            assertEquals(404, server.post(link, form).statusCode(), link);
    }

    private static String changed(String link, Random random) {
        int from = link.indexOf("/v1.") + 4;
        int at = from + random.nextInt(link.length() - from);
        char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(64));
        return link.charAt(at) == other
                ? changed(link, random)
                : link.substring(0, at) + other + link.substring(at + 1);
    }

    @Test
    @Order(3)
    void what_somebody_does_by_her_link_changes_nothing_of_anybody_else() {
        var people = List.of("layla@example.org", "niko@example.org");
        for (var one : people)
            for (var other : people)
                if (!one.equals(other)) {
                    var before = rows(other);
                    var page = server.get(server.choices(other)).body();
                    var own = rows(one);
                    var link = server.choices(one);
                    server.done(
                            link,
                            "do",
                            "choose",
                            "language",
                            "en",
                            "topic",
                            "work",
                            "rhythm",
                            "daily",
                            "pause",
                            "6",
                            "contact",
                            String.valueOf(server.contact(other)));
                    server.done(link, "do", "join", "list", "letters", "contact", "" + server.contact(other));
                    server.done(link, "do", "leave", "list", "alerts");
                    assertNotEquals(own, rows(one));
                    assertEquals(before, rows(other));
                    assertEquals(page, server.get(server.choices(other)).body());
                }
    }

    private static List<Map<String, Object>> rows(String address) {
        var all = new ArrayList<Map<String, Object>>();
        for (var sql : List.of(
                "SELECT language, rhythm, paused_until FROM contact WHERE id = :id",
                "SELECT topic FROM contact_topic WHERE contact = :id",
                "SELECT list, state, changed_at FROM subscription WHERE contact = :id ORDER BY list",
                "SELECT id FROM consent WHERE contact = :id ORDER BY id"))
            all.addAll(server.house
                    .core
                    .store
                    .read()
                    .sql(sql)
                    .param("id", server.contact(address))
                    .query()
                    .listOfRows());
        return all;
    }

    @Test
    @Order(4)
    void a_leaving_is_taken_back_by_whoever_did_it_for_ten_minutes() {
        var link = links.get(1);
        var left = server.post(link, "from", "all").body();
        var undo = left.replaceAll("(?s).*name=\"undo\" value=\"([^\"]+)\".*", "$1");
        assertEquals("unsubscribed", server.state("ana@example.org", server.members));

        assertTrue(server.post(link, "undo", undo + "x").body().contains("name=\"from\""), "asks again");
        assertTrue(server.post(link, "undo", undo).body().contains("You stay subscribed"));
        assertEquals("confirmed", server.state("ana@example.org", server.members));
        assertEquals("confirmed", server.state("ana@example.org", server.alerts));

        server.house.pass(Duration.ofSeconds(1));
        server.post(link, "from", "all");
        server.post(link, "undo", undo);
        assertEquals("unsubscribed", server.state("ana@example.org", server.alerts), "the undo of an earlier leaving");
        server.post(link, "undo", server.post(link, "from", "all").body());
        assertEquals("unsubscribed", server.state("ana@example.org", server.alerts));
    }

    @Test
    @Order(5)
    void after_years_the_links_of_mails_still_open_and_those_for_a_day_do_not() {
        server.house.pass(Duration.ofDays(5 * 365));

        for (var link : links) {
            boolean forYears = link.startsWith("/u/") || link.startsWith("/p/");
            assertEquals(forYears ? 200 : 404, server.get(link).statusCode(), link);
        }
        assertTrue(server.done(links.get(0), "do", "choose", "language", "en", "rhythm", "daily", "pause", "none")
                .contains("Your choices are saved."));
    }

    private static void settled() {
        await(() -> count("link_request") == 0 && count("notice") == 0);
    }

    private static long count(String table) {
        return server.house
                .core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
