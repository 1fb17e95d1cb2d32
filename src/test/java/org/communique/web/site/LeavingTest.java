package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeavingTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void nobodyHasLeft() {
        site.leftBy.clear();
    }

    @Test
    void the_link_opens_a_page_in_the_readers_language_with_a_button_for_this_list_and_one_for_all() {
        var page = site.get("/u/good-token");

        assertEquals(200, page.statusCode());
        assertTrue(text(page).contains("<html lang=\"ar\" dir=\"rtl\">"));
        assertEquals(2, text(page).split("<form method=\"post\">", -1).length - 1);
        assertTrue(text(page).contains("href=\"/p/choices-token\""), "and the way to her choices");
        assertTrue(text(page).contains("إلغاء الاشتراك"));
        assertPrivate(page);
    }

    @Test
    void the_way_home_from_a_language_in_which_nothing_is_published_is_the_site_s_own() {
        var page = text(site.get("/u/good-token"));

        assertTrue(page.contains("href=\"/en\"") && !page.contains("href=\"/ar\""), page);
    }

    @Test
    void looking_changes_nothing_however_often_a_scanner_looks() {
        for (int n = 0; n < 250; n++) {
            assertEquals(200, site.get("/u/english-token").statusCode());
            assertEquals(
                    200,
                    site.head("/u/english-token?List-Unsubscribe=One-Click&from=page")
                            .statusCode());
        }

        assertEquals(Map.of(), site.leftBy);
    }

    @Test
    void the_button_unsubscribes_and_says_so() {
        var done = site.post("/u/english-token", FORM, "from=page");

        assertEquals(200, done.statusCode());
        assertTrue(text(done).contains("You are unsubscribed"));
        assertEquals(Map.of("english-token", Leaving.Way.PAGE), site.leftBy);
        assertPrivate(done);
    }

    @Test
    void one_click_of_a_mail_client_unsubscribes_without_a_redirect() {
        var done = site.post("/u/good-token", FORM, "List-Unsubscribe=One-Click");

        assertEquals(200, done.statusCode());
        assertEquals(Map.of("good-token", Leaving.Way.ONE_CLICK), site.leftBy);
        assertPrivate(done);
    }

    @Test
    void one_click_may_come_as_multipart_form_data() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

        var done = site.post("/u/good-token", "multipart/form-data; boundary=x", body);

        assertEquals(200, done.statusCode());
        assertEquals(Map.of("good-token", Leaving.Way.ONE_CLICK), site.leftBy);
    }

    @Test
    void leaving_twice_is_as_good_as_once() {
        var first = site.post("/u/good-token", FORM, "List-Unsubscribe=One-Click");
        var again = site.post("/u/good-token", FORM, "List-Unsubscribe=One-Click");

        assertArrayEquals(first.body(), again.body());
    }

    @Test
    void one_button_leaves_everything() {
        var done = site.post("/u/english-token", FORM, "from=all");

        assertTrue(text(done).contains("You have left all lists of Havenlight"));
        assertEquals(Map.of("english-token", Leaving.Way.EVERYTHING), site.leftBy);
    }

    @Test
    void the_answer_to_a_leaving_takes_it_back_and_the_answer_to_the_next_does_not() {
        var done = site.post("/u/english-token", FORM, "from=page");
        assertTrue(text(done).contains("value=\"back-token\""));
        var again = site.post("/u/english-token", FORM, "from=page");
        assertFalse(text(again).contains("name=\"undo\""), "nothing ended, so nothing can be taken back");

        assertTrue(text(site.post("/u/english-token", FORM, "undo=forged")).contains("name=\"from\""), "asks again");
        var back = site.post("/u/english-token", FORM, "undo=back-token");
        assertTrue(text(back).contains("You stay subscribed"));
        assertEquals(Map.of(), site.leftBy);
    }

    @Test
    void a_post_that_says_neither_asks_again() {
        for (var body : List.of("", "a=b", "List-Unsubscribe=No"))
            assertTrue(text(site.post("/u/english-token", FORM, body)).contains("<button"));

        assertEquals(Map.of(), site.leftBy);
    }

    @Test
    void an_unknown_token_is_a_page_that_is_not_there() {
        var missing = site.get("/nothing").body();

        assertArrayEquals(missing, site.get("/u/forged").body());
        assertArrayEquals(
                missing,
                site.post("/u/forged", FORM, "List-Unsubscribe=One-Click").body());
        assertEquals(404, site.post("/u/forged", FORM, "from=page").statusCode());
    }

    private static void assertPrivate(HttpResponse<byte[]> page) {
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        assertEquals("noindex", header(page, "X-Robots-Tag"));
        assertEquals("", header(page, "Set-Cookie"));
        assertEquals("", header(page, "Location"));
        assertEquals("", header(page, "ETag"));
    }
}
