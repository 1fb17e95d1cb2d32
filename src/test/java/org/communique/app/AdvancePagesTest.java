package org.communique.app;

import static org.communique.app.Patience.await;
import static org.communique.app.PressServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The advance page of a press contact on the real server. Each test has a statement of its own under embargo for an hour. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdvancePagesTest {

    private static PressServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new PressServer(folder, Dialect.SQLITE);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void the_link_of_the_mail_shows_the_embargo_and_a_button_and_no_embargoed_word() {
        site.embargoed("button");

        var page = site.get(site.link("dana"));

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("in Amsterdam ("), page.body());
        assertTrue(page.body().contains("UTC)"));
        assertEquals(2, page.body().split("<button").length);
        for (var word : List.of("Title", "Secret", "A summary", "Dawn", "paper", "button en", "Dana", "@"))
            assertFalse(page.body().contains(word), word);
        assertTrue(page.body().indexOf("class=\"embargo\"") < page.body().indexOf("<header"), "at the very top");
        assertPrivate(page);
    }

    @Test
    void a_thousand_looks_of_scanners_open_nothing_and_leave_no_trace() {
        site.embargoed("scanned");
        var link = site.link("dana");
        long grants = site.count("advance_grant");
        long looks = site.count("advance_access");

        for (int n = 0; n < 500; n++) {
            assertFalse(site.get(link + "?open=1").body().contains("Secret"));
            assertEquals(200, site.head(link).statusCode());
        }

        assertEquals(grants, site.count("advance_grant"));
        assertEquals(looks, site.count("advance_access"));
    }

    @Test
    void the_button_opens_the_whole_edition_with_its_picture_its_paper_and_the_name_of_the_reader() {
        site.embargoed("whole");

        var opened = site.post(site.link("dana"));
        var page = site.get(header(opened, "Location"));

        assertEquals(303, opened.statusCode());
        assertPrivate(opened);
        assertEquals(200, page.statusCode());
        assertPrivate(page);
        for (var word : List.of(
                "Title whole en", "Secret words in en.", "A summary", "Copy for Dana Dusk", "Ada Lens · CC BY 4.0"))
            assertTrue(page.body().contains(word), word);
        assertTrue(page.body().indexOf("class=\"embargo\"") < page.body().indexOf("<header"), "at the very top");
        assertTrue(page.body().contains("<bdi>Copy for Dana Dusk · "), page.body());
        assertFalse(page.body().contains("dana@"), "no address");
        var picture = site.get(src(page, "src=\"([^\"]+dawn.png)\""));
        var paper = site.get(src(page, "href=\"([^\"]+paper.txt)\""));
        assertEquals("image/png", header(picture, "Content-Type"));
        assertTrue(paper.body().contains("embargoed paper"));
        assertTrue(header(paper, "Content-Disposition").startsWith("attachment"));
        assertEquals("default-src 'none'; sandbox", header(paper, "Content-Security-Policy"));
        assertPrivate(picture);
        assertPrivate(paper);
    }

    @Test
    void the_other_languages_open_with_the_same_grant_and_arabic_runs_from_right_to_left() {
        site.embargoed("tongues");
        var page = site.press(site.link("layla"));

        var arabic = site.get(page).body();
        var dutch = site.get(page + "/nl").body();

        assertTrue(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"), arabic);
        assertTrue(arabic.contains("تحت حظر النشر") && arabic.contains("ليلى حداد"));
        assertTrue(arabic.contains(page + "/nl") && arabic.contains(page + "/en"));
        assertTrue(dutch.contains("Secret words in nl.") && dutch.contains("<html lang=\"nl\" dir=\"ltr\">"));
        assertEquals(404, site.get(page + "/de").statusCode());
        assertEquals(404, site.get(page + "/not a language".replace(" ", "%20")).statusCode());
    }

    @Test
    void a_grant_lasts_half_an_hour_and_then_the_button_is_there_again() {
        site.embargoed("expiry");
        var link = site.link("dana");
        var page = site.press(link);
        var paper = src(site.get(page), "href=\"([^\"]+paper.txt)\"");

        site.house.pass(Duration.ofMinutes(30).minusMillis(1));
        assertTrue(site.get(page).body().contains("Secret"));
        site.house.pass(Duration.ofMillis(1));

        for (var path : List.of(page, page + "/nl")) {
            var forwarded = site.get(path);
            assertEquals(303, forwarded.statusCode());
            assertEquals(link, header(forwarded, "Location"));
            assertEquals("", forwarded.body());
        }
        assertEquals(404, site.get(paper).statusCode());
        assertTrue(site.get(site.press(link)).body().contains("Secret"), "pressed again");
    }

    @Test
    void a_grant_is_good_for_its_own_delivery_only() {
        site.embargoed("mine");
        var grant = site.press(site.link("dana")).replaceAll(".*/", "");
        var other = site.link("layla");

        var answer = site.get(other + "/" + grant);

        assertEquals(303, answer.statusCode());
        assertEquals(other, header(answer, "Location"));
    }

    @Test
    void no_token_but_ours_for_this_very_purpose_opens_a_page() {
        site.embargoed("purpose");
        var token = site.link("dana").replace("/advance/", "");
        var id = site.house.core.tokens.read(token, Tokens.Purpose.ADVANCE).orElseThrow();
        var leave = site.house.core.tokens.issue(id, Tokens.Purpose.UNSUBSCRIBE);
        var missing = site.get("/no/such/page");

        for (var path : List.of("/advance/" + leave, "/advance/v1." + "A".repeat(44), "/advance/x", "/u/" + token)) {
            assertEquals(404, site.get(path).statusCode(), path);
            assertEquals(missing.body(), site.get(path).body(), path);
            assertEquals(missing.body(), site.post(path).body(), path);
        }
    }

    @Test
    void revoking_one_contact_ends_her_links_and_open_pages_at_once_and_nobody_else_s() {
        site.embargoed("revoked");
        var dana = site.press(site.link("dana"));
        var layla = site.press(site.link("layla"));

        assertEquals(0, site.program.run(site.house, "press", "revoke", "dana@example.org"), site.program.err);
        assertFalse((site.program.out + site.program.err).contains("@"), "no address");
        for (var path : List.of(site.link("dana"), dana, dana + "/nl"))
            assertEquals(404, site.get(path).statusCode(), path);
        assertEquals(404, site.post(site.link("dana")).statusCode());
        assertTrue(site.get(layla).body().contains("Secret"));

        var number = Long.toString(site.contact("dana@example.org"));
        assertEquals(0, site.program.run(site.house, "press", "restore", number), site.program.err);
        assertEquals(303, site.get(dana).statusCode(), "the grant stays ended");
        assertTrue(site.get(site.press(site.link("dana"))).body().contains("Secret"));
    }

    @Test
    void a_file_under_embargo_is_reachable_by_a_grant_and_nowhere_else() {
        site.embargoed("files");
        var paper = src(site.get(site.press(site.link("dana"))), "href=\"([^\"]+paper.txt)\"");
        var sha256 = paper.replaceAll(".*/files/([0-9a-f]{64})/.*", "$1");

        assertEquals(200, site.get(paper).statusCode());
        for (var path : List.of(
                "/media/" + sha256 + "/paper.txt",
                "/media/" + sha256.substring(0, 32) + "/" + sha256.substring(32) + "/paper.txt",
                site.link("dana") + "/AAAAAAAAAAAAAAAAAAAAAA/files/" + sha256 + "/paper.txt",
                paper.replace("paper.txt", "other.txt")))
            assertEquals(404, site.get(path).statusCode(), path);
    }

    @Test
    void until_the_last_millisecond_it_is_shown_and_at_the_instant_all_of_it_leads_to_the_public_page() {
        var release = site.embargoed("instant");
        var link = site.link("dana");
        var page = site.press(link);
        var paper = src(site.get(page), "href=\"([^\"]+paper.txt)\"");
        var open = "/en/2026/instant";

        site.house.clock.set(release.dueAt().minusMillis(1));
        var again = site.press(link);
        assertTrue(site.get(again).body().contains("Secret"));
        assertEquals(404, site.get(open).statusCode());

        site.house.clock.set(release.dueAt());
        await(() -> site.get(open).statusCode() == 200);
        await(() -> site.get(link).statusCode() == 303);
        for (var path : List.of(link, page, again, paper)) {
            var answer = site.get(path);
            assertEquals(303, answer.statusCode(), path);
            assertEquals(open, header(answer, "Location"), path);
            assertPrivate(answer);
        }
        assertEquals("/nl/2026/instant", header(site.get(again + "/nl"), "Location"));
        assertEquals(303, site.post(link).statusCode());
    }

    @Test
    void withdrawing_the_release_takes_the_text_away_at_once_and_says_so_without_a_word_of_it() {
        var release = site.embargoed("withdrawn");
        var link = site.link("dana");
        var page = site.press(link);
        var paper = src(site.get(page), "href=\"([^\"]+paper.txt)\"");

        site.house.decisions.withdraw(release.id(), "a mistake");

        for (var path : List.of(link, page, page + "/nl", paper)) {
            var answer = site.get(path);
            assertEquals(410, answer.statusCode(), path);
            assertTrue(answer.body().contains("This advance copy was withdrawn"));
            assertTrue(answer.body().contains("press@example.org"), "whom to ask");
            for (var word : List.of("Title", "Secret", "mistake", "withdrawn en"))
                assertFalse(answer.body().contains(word), word);
            assertPrivate(answer);
        }
        assertEquals(410, site.post(link).statusCode());
    }

    @Test
    void each_look_is_written_down_once_an_hour_by_contact_and_item() {
        var release = site.embargoed("logged");
        var page = site.press(site.link("dana"));
        for (int n = 0; n < 5; n++) site.get(page);
        site.get(page + "/nl");
        site.get(src(site.get(page), "href=\"([^\"]+paper.txt)\""));

        assertEquals(0, site.program.run(site.house, "press", "log", Long.toString(release.id())), site.program.err);

        var log = site.program.out;
        long dana = site.contact("dana@example.org");
        assertTrue(log.contains("release " + release.id() + ": looked at by contacts 1"), log);
        for (var item : List.of("page en", "page nl", "file paper.txt"))
            assertTrue(
                    log.matches("(?s).*contact " + dana + " \\([0-9a-z-]{9}\\): " + item + " by grant, hours 1, .*"),
                    log);
        var mark = Pattern.compile("Dana Dusk · ([0-9a-z-]{9})")
                .matcher(site.get(page).body());
        assertTrue(mark.find() && log.contains(mark.group(1)), "the mark on the page is the one in the log");
        assertFalse(log.contains("@") || log.contains("Dana"), log);
    }

    private static String src(HttpResponse<String> page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page.body());
        assertTrue(found.find(), page.body());
        return found.group(1);
    }

    static void assertPrivate(HttpResponse<?> answer) {
        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertEquals("noindex, noarchive", header(answer, "X-Robots-Tag"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
        assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'; s"));
        assertNotEquals("", header(answer, "Content-Security-Policy"));
        for (var absent : List.of("Set-Cookie", "ETag", "Last-Modified", "Expires"))
            assertEquals("", header(answer, absent), absent);
    }
}
