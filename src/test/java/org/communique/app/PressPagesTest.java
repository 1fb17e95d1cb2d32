package org.communique.app;

import static org.communique.app.Patience.await;
import static org.communique.app.PressServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the press desk on the real server, and the commands that answer them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressPagesTest {

    private static final String REGISTER = "/en/press/register";

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
    void a_journalist_registers_on_the_page_confirms_by_the_mail_and_is_approved_on_the_command_line() {
        later();
        var answer = send(form("ana@herald.example"));
        assertEquals(303, answer.statusCode());
        assertEquals("/en/press/registered", header(answer, "Location"));
        await(() -> site.mail("ana@herald.example").isPresent());
        var link = link(site.mail("ana@herald.example").orElseThrow());

        assertTrue(site.get(link).body().contains("<button"));
        assertEquals(0, site.count("press_request WHERE state = 'waiting'"), "looking changes nothing");
        assertTrue(site.post(link).body().contains("<button"), "an empty POST asks again");
        assertTrue(site.form(link, "from=page").body().contains("role=\"status\""));
        assertEquals(404, site.get(link).statusCode(), "the link works once");

        run("press", "requests");
        assertTrue(site.program.out.contains(": registration, reads en, topics all"), site.program.out);
        assertFalse(site.program.out.contains("@") || site.program.out.contains("Ana"), site.program.out);
        var id = site.program.out.replaceAll("(?s).*request (\\d+):.*", "$1");
        run("press", "request", id);
        assertTrue(site.program.out.contains("address: ana@herald.example"), site.program.out);
        run("press", "approve", id, "--until", "2030-12-31");
        long ana = site.contact("ana@herald.example");
        assertTrue(site.program.out.contains("contact " + ana), site.program.out);
        run("press", "show", Long.toString(ana));
        assertTrue(site.program.out.contains("accepted terms en 1"), site.program.out);
        assertTrue(site.program.out.contains("accredited until 2031-01-01T00:00"), site.program.out);
        run("press", "end", Long.toString(ana));
        run("press", "accredit", Long.toString(ana), "--until", "2030-12-31");
        run("press", "reviewed", Long.toString(ana));
        run("press", "contacts");
        assertTrue(site.program.out.contains("contact " + ana + ": consent, address herself"), site.program.out);
        assertFalse(site.program.out.contains("@") || site.program.out.contains("Herald"), "masked");
    }

    @Test
    void known_and_unknown_addresses_get_the_same_bytes() {
        later();
        var answers = new HashSet<String>();
        for (var address : List.of("dana@example.org", "nobody@herald.example", "dana@example.org")) {
            var answer = send(form(address));
            answers.add(answer.statusCode() + header(answer, "Location") + names(answer) + answer.body());
        }

        assertEquals(1, answers.size(), answers.toString());
    }

    @Test
    void what_is_missing_is_said_beside_what_was_typed_and_nothing_is_stored() {
        later();
        long before = site.count("press_request");
        var form = form("not an address");
        form.remove("terms");
        form.put("name", "<script>alert(1)</script>");

        var page = send(form);

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Write one address") && page.body().contains("accept the terms"), page.body());
        assertTrue(page.body().contains("value=\"not an address\""), "what she typed is there");
        assertFalse(page.body().contains("<script>alert"), page.body());
        assertEquals(before, site.count("press_request"));
        AdvancePagesTest.assertPrivate(page);
    }

    @Test
    void a_form_that_is_too_quick_too_old_forged_or_filled_in_by_a_program_stores_nothing() {
        later();
        long before = site.count("press_request");
        var trapped = form("trapped@herald.example");
        var quick = fields("quick@herald.example", token());
        var forged = fields("forged@herald.example", "1000.AAAA");
        trapped.put("website", "http://spam.example");

        assertTrue(site.form(REGISTER, encoded(quick)).body().contains("once more"));
        assertTrue(site.form(REGISTER, encoded(forged)).body().contains("once more"));
        assertEquals(303, send(trapped).statusCode(), "it learns nothing");

        assertEquals(before, site.count("press_request"));
    }

    @Test
    void one_network_may_send_ten_forms_an_hour_and_is_answered_as_always_after_that() {
        later();
        long before = site.count("press_request WHERE state = 'unconfirmed'");
        for (int n = 0; n < 15; n++)
            assertEquals(303, send(form("flood" + n + "@herald.example")).statusCode());

        site.settle();
        assertEquals(10, site.count("press_request WHERE state = 'unconfirmed'") - before);
    }

    @Test
    void ten_thousand_looks_at_every_link_change_nothing() {
        site.embargoed("scanned");
        site.settle();
        var id = site.house
                .core
                .tokens
                .read(site.link("dana").replace("/advance/", ""), Tokens.Purpose.ADVANCE)
                .orElseThrow();
        var links = List.of(
                "/press/beat/" + site.house.core.tokens.issue(id, Tokens.Purpose.NOT_MY_BEAT),
                "/press/moved/" + site.house.core.tokens.issue(id, Tokens.Purpose.MOVED));
        var before = state();

        for (int n = 0; n < 2_500; n++)
            for (var link : links) {
                assertEquals(200, site.get(link).statusCode());
                assertEquals(200, site.head(link + "?from=page").statusCode());
            }

        assertEquals(before, state());
        for (var link : links) {
            var page = site.get(link);
            for (var word : List.of("Dana", "dana", "@"))
                assertFalse(page.body().contains(word), word);
            AdvancePagesTest.assertPrivate(page);
        }
    }

    @Test
    void no_token_but_ours_for_this_very_purpose_opens_a_page() {
        site.embargoed("purposes");
        var token = site.link("dana").replace("/advance/", "");
        var id = site.house.core.tokens.read(token, Tokens.Purpose.ADVANCE).orElseThrow();
        var missing = site.get("/no/such/page").body();
        var pages = Map.of(
                "beat", Tokens.Purpose.NOT_MY_BEAT,
                "moved", Tokens.Purpose.MOVED,
                "confirm", Tokens.Purpose.PRESS_REGISTER,
                "review", Tokens.Purpose.PRESS_REVIEW);

        for (var page : pages.entrySet())
            for (var purpose : Tokens.Purpose.values()) {
                if (purpose == page.getValue()) continue;
                var path = "/press/" + page.getKey() + "/" + site.house.core.tokens.issue(id, purpose);
                assertEquals(missing, site.get(path).body(), page.getKey() + " " + purpose);
                assertEquals(missing, site.form(path, "from=page").body(), page.getKey() + " " + purpose);
            }
    }

    /** Two hours, after which nothing of what was sent before is still to be done. */
    private static void later() {
        site.house.pass(Duration.ofHours(2));
        site.settle();
    }

    /** Of the headers, but for that with which a server ends a connection after so many answers. */
    private static Set<String> names(java.net.http.HttpResponse<String> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static List<Object> state() {
        var all = new ArrayList<Object>();
        for (var table :
                List.of("press_request", "contact_topic", "audit", "notice", "subscription WHERE state = 'confirmed'"))
            all.add(site.count(table));
        return all;
    }

    private static String token() {
        var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(site.get(REGISTER).body());
        assertTrue(token.find());
        return token.group(1);
    }

    /** A form that was looked at for ten seconds. */
    private static Map<String, String> form(String address) {
        var form = fields(address, token());
        site.house.pass(Duration.ofSeconds(10));
        return form;
    }

    private static Map<String, String> fields(String address, String token) {
        return new TreeMap<>(Map.of(
                "name", "Ana Reporter",
                "outlet", "Evening Herald",
                "address", address,
                "check", "https://herald.example/ana",
                "language", "en",
                "terms", "yes",
                "token", token,
                "website", ""));
    }

    private static java.net.http.HttpResponse<String> send(Map<String, String> form) {
        return site.form(REGISTER, encoded(form));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String link(String mail) {
        var link = Pattern.compile("(/press/confirm/v1\\.[\\w-]{44})").matcher(mail);
        assertTrue(link.find(), mail);
        return link.group(1);
    }

    private static void run(String... arguments) {
        assertEquals(0, site.program.run(site.house, arguments), site.program.err);
    }
}
