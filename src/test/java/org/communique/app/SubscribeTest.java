package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribing over HTTP on the real server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscribeTest {

    private static final String FORM = "/en/subscribe";

    private static SignupServer server;
    private static RawHttp http;

    private int before;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new SignupServer(folder, Map.of());
        http = server.http();
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    @BeforeEach
    void nobody() {
        server.empty();
        before = server.mailbox.count();
    }

    @Test
    void the_shipped_settings_look_for_forms_and_then_for_mails_so_often_that_one_leaves_within_a_second() {
        assertTrue(2 * Settings.read(Map.of(), Map.of()).number("notice.poll-ms", 50, 60_000) < 1_000);
    }

    @Test
    void a_form_leads_to_a_mail_and_its_button_to_the_list() {
        var answer = http.post(FORM, SignupServer.form(server.token(http, FORM), "ana@example.org"));
        assertEquals(303, answer.status());
        assertEquals("/en/subscribed", answer.header("Location"));
        assertEquals(200, http.get("/en/subscribed").status());
        Patience.await(() -> server.mailbox.count() == before + 1);

        var page = http.get(server.link());
        assertTrue(page.text().contains("Public alerts") && page.text().contains("<button"), page.text());
        assertFalse(page.text().contains("example.org"), "no address on the page");
        assertEquals(0, server.count("contact"));

        var done = http.post(server.link(), "from=page");
        assertTrue(done.text().contains("You are subscribed") && done.text().contains("href=\"/p/v1."), done.text());
        assertEquals(done.text(), http.post(server.link(), "from=page").text(), "the same again");
        assertEquals(1, server.count("subscription WHERE state = 'confirmed'"));
    }

    @Test
    void known_unknown_unwanted_throttled_and_dead_addresses_have_the_same_answer_byte_for_byte() {
        join("known@example.org");
        http.post(server.link(), "from=page");
        join("unwanted@example.org");
        http.post(server.link(), "from=page");
        server.core.store.run(db -> db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at)
                        SELECT organisation, blind_index, 'manual', 1 FROM contact WHERE id = (SELECT max(id) FROM contact)
                        """).update());
        server.clock.pass(Duration.ofDays(31));
        join("throttled@example.org");
        var token = server.token(http, FORM);

        var unknown = http.post(FORM, SignupServer.form(token, "new@example.org"));

        for (var address : new String[] {
            "known@example.org", "unwanted@example.org", "throttled@example.org", "who@no-such-domain.example"
        })
            assertEquals(
                    unknown.all(),
                    http.post(FORM, SignupServer.form(token, address)).all(),
                    address);
        server.settle();
        assertEquals(before + 6, server.mailbox.count(), "three before, and: known, new, dead");
    }

    @Test
    void the_pages_list_what_is_public_and_nothing_else() {
        var all = http.get(FORM).text();
        assertTrue(all.contains("Havenlight Network") && all.contains("La Luz") && all.contains("Monthly newsletter"));
        assertFalse(all.contains("Board"));
        assertFalse(http.get("/en/subscribe/la-luz").text().contains("Public alerts"));
        for (var none : new String[] {
            "/en/subscribe/nobody",
            "/xx/subscribe",
            "/en/subscribe/list/" + "0".repeat(32),
            "/embed/en/subscribe/nobody.html"
        }) {
            assertEquals(404, http.get(none).status(), none);
            assertEquals(http.get("/nothing/of/the/kind").text(), http.get(none).text(), none);
        }
    }

    @Test
    void what_a_field_lacks_is_said_beside_the_form_which_keeps_what_was_typed() {
        var token = server.token(http, FORM);
        var wrong = http.post(FORM, SignupServer.form(token, "<b>ana</b>", "rhythm=weekly&language=nl"));
        assertEquals(200, wrong.status());
        assertTrue(wrong.text().contains("Write one address") && wrong.text().contains("&lt;b&gt;ana"), wrong.text());
        assertTrue(wrong.text().contains("value=\"weekly\" checked")
                && wrong.text().contains("aria-invalid=\"true\""));

        var slip = http.post(FORM, SignupServer.form(token, "ana@gmial.com"));
        assertTrue(slip.text().contains("ana@gmail.com") && slip.text().contains("value=\"typed\""), slip.text());
        assertEquals(
                303,
                http.post(FORM, SignupServer.form(token, "ana@gmial.com", "take=meant"))
                        .status());
        server.settle();
        assertEquals("ana@gmail.com", server.mailbox.newest(1).get(0).to());
    }

    @Test
    void a_form_of_another_site_shows_ours_filled_in_and_subscribes_nobody() {
        var pasted = http.post("/en/subscribe/la-luz", "address=ana%40example.org&list=la-luz%2Fnews");
        assertEquals(200, pasted.status());
        assertTrue(pasted.text().contains("value=\"ana@example.org\"")
                && pasted.text().contains("press the button once more"));

        var token = server.token(http, FORM);
        var form = SignupServer.form(token, "ana@example.org");
        for (var header :
                new String[] {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example"
                }) assertEquals(200, post(FORM, form, header).status(), header);
        assertEquals(0, server.count("signup"));
        for (var header : new String[] {"Sec-Fetch-Site: same-origin", "Origin: http://localhost:8080", "Origin: null"})
            assertEquals(303, post(FORM, form, header).status(), header);
    }

    @Test
    void another_site_cannot_press_the_button_of_a_confirmation() {
        join("ana@example.org");

        assertEquals(
                403,
                post(server.link(), "from=page", "Sec-Fetch-Site: cross-site").status());
        assertEquals(
                403,
                post(server.link(), "from=page", "Origin: https://evil.example").status());
        assertEquals(200, http.post(server.link(), "anything=else").status());
        assertEquals(0, server.count("contact"));
    }

    @Test
    void any_site_may_frame_the_short_form_and_none_the_others() {
        assertTrue(http.get("/embed/en/subscribe.html")
                .header("Content-Security-Policy")
                .contains("frame-ancestors *"));
        assertTrue(http.get("/embed/en/subscribe/la-luz.html").text().contains("target=\"_top\""));
        assertTrue(
                http.get(FORM).header("Content-Security-Policy").contains("frame-ancestors 'none'; script-src 'self'"));
        assertFalse(http.get("/en").header("Content-Security-Policy").contains("script-src"));
        var token = server.token(http, "/embed/en/subscribe.html");
        var form = SignupServer.form(token, "ana@example.org").replace("form=subscribe", "form=embed");
        assertEquals(303, http.post(FORM, form).status());
    }

    @Test
    void no_page_sets_a_cookie_and_no_cache_keeps_one() {
        join("ana@example.org");
        for (var path : new String[] {FORM, "/en/subscribed", "/embed/en/subscribe.html", server.link()}) {
            var answer = http.get(path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
            assertEquals("", answer.header("Set-Cookie"), path);
            assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "address=%00&list=%ff&token=%E2%82&work=%",
                "address=a&address=b&list=&list=&form=x&token=..&language=zz&other=%F0%28&topic=%22&rhythm=1&take=2",
                "list=havenlight%2Fboard&list=1&list=00000000000000000000000000000000"
            })
    void a_form_that_makes_no_sense_is_shown_again(String body) {
        var answer = http.post(FORM, body);
        assertTrue(
                answer.status() == 200 || answer.status() == 400, answer.head().get(0));
        assertEquals(0, server.count("signup"));
    }

    private void join(String address) {
        http.post(FORM, SignupServer.form(server.token(http, FORM), address));
        server.settle();
    }

    private RawHttp.Answer post(String path, String form, String header) {
        return http.ask(
                "POST",
                path,
                "Content-Type: application/x-www-form-urlencoded",
                header,
                "Content-Length: " + form.length() + "\r\n\r\n" + form);
    }
}
