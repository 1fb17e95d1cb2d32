package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as files: what they hold, and who may have them. The page of a release as each role sees it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportCsvTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static TestHouse house;
    static Release release;

    @BeforeAll
    static void start() {
        house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list(
                "alerts", ListKind.PUBLIC, "=evil@example.org,en", "ana@example.org,en", "bea@example.org,nl");
        house.mail.answer = parcel -> parcel.recipient().orElseThrow().address().startsWith("ana")
                ? new Outcome.Accepted("250 ok")
                : new Outcome.Rejected("=cmd|550 <bea@example.org> unknown", Fault.OTHER);
        release = house.release(house.statement("news", "en", "nl"), NINE, list);
        house.sweepAndDeliver();
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_file_of_counts_names_nobody_and_adds_up() {
        var csv = server.signIn("auditor").get(page("/report.csv"));

        assertEquals(200, csv.statusCode());
        assertEquals(
                "channel,phase,list,language,provider,outcome,count\r\n"
                        + "mail,public,alerts,en,other,accepted,1\r\n"
                        + "mail,public,alerts,en,other,rejected,1\r\n"
                        + "mail,public,alerts,nl,other,rejected,1\r\n",
                csv.body());
    }

    @Test
    void the_file_of_people_has_addresses_no_formula_and_is_written_down() {
        var window = server.signIn("list-keeper");
        assertEquals(403, window.get(page("")).statusCode(), "reports are not hers");
        window.get("/account");

        var csv = window.post(page("/not-reached.csv"), Map.of());

        assertEquals(200, csv.statusCode(), csv.body());
        assertTrue(csv.body().contains(",'=evil@example.org,"), csv.body());
        assertTrue(csv.body().contains(",'=cmd|550 <…@…> unknown"), csv.body());
        assertFalse(csv.body().contains("ana@example.org"), "she got it");
        var entry = house.core.audit.newest(release.organisation(), 1).get(0).entry();
        assertEquals("report.exported", entry.action());
        assertEquals("2 addresses", entry.detail());
    }

    @Test
    void who_may_not_see_addresses_sees_numbers_and_whoever_may_sees_masks() {
        var publisher = server.signIn("publisher").get(page("")).body();
        var everybody = server.signIn(DeskServer.EVERYBODY).get(page("")).body();

        assertFalse(publisher.contains("example.org"), publisher);
        assertFalse(publisher.contains("b…@e…"));
        assertTrue(publisher.contains("refused by the mail server"));
        assertTrue(everybody.contains("b…@e…"), everybody);
        assertFalse(everybody.contains("bea@example.org"));
    }

    @Test
    void a_publisher_sends_to_those_not_reached_and_lands_at_a_plan_that_sends_nothing() {
        var window = server.signIn("publisher");
        window.get(page(""));

        var answer = window.post(page("/again"), Map.of());

        assertEquals(303, answer.statusCode());
        var planned = window.get(answer.headers().firstValue("Location").orElseThrow());
        assertTrue(planned.body().contains("It is planned for those who were not reached"), planned.body());
        assertTrue(planned.body().contains("Not approved yet"), planned.body());
        assertEquals(403, post("writer", "/again"));
    }

    @Test
    void a_button_pressed_twice_says_that_nothing_was_changed() {
        var window = server.signIn("publisher");
        window.get(page(""));

        var answer = window.post(page("/pause"), Map.of());

        assertEquals(
                page("?said=as-it-was"), answer.headers().firstValue("Location").orElseThrow());
        assertTrue(window.get(page("?said=as-it-was")).body().contains("Nothing was changed"));
    }

    private static int post(String who, String rest) {
        var window = server.signIn(who);
        window.get(page(""));
        return window.post(page(rest), Map.of()).statusCode();
    }

    private static String page(String rest) {
        return server.path("/releases/" + release.id() + rest);
    }
}
