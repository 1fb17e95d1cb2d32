package org.communique.app;

import static org.communique.app.AdvancePagesTest.assertPrivate;
import static org.communique.app.Patience.await;
import static org.communique.app.PressServer.basic;
import static org.communique.app.PressServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.press.PressKeys;
import org.communique.store.Dialect;
import org.communique.store.Json;
import org.jdom2.Document;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom system that signs in with a press contact's user name and password. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewsroomTest {

    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private static PressServer site;
    private static PressKeys.Key dana;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new PressServer(folder, Dialect.SQLITE);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void anotherDay() {
        site.house.pass(Duration.ofDays(3));
        dana = site.house.core.press.keys().make(site.contact("dana@example.org"));
    }

    @Test
    void without_a_password_it_asks_for_one_in_the_same_words_whoever_asks() {
        site.embargoed("closed");
        var nobody = site.get("/advance.atom");
        var missing = site.get("/advance/item/nothing");

        for (var credentials : List.of(
                basic(dana.login(), "wrong"),
                basic("nobody", dana.password()),
                basic("", ""),
                "Basic !!!",
                "Basic " + "QQ==",
                "Bearer " + dana.password())) {
            var refused = site.get("/advance.atom", "Authorization", credentials);
            assertEquals(401, refused.statusCode(), credentials);
            assertEquals(nobody.body(), refused.body());
            assertEquals("Basic realm=\"Press\", charset=\"UTF-8\"", header(refused, "WWW-Authenticate"));
            assertPrivate(refused);
        }
        assertEquals(nobody.body(), missing.body(), "an item that never was asks too");
        assertEquals(401, nobody.statusCode());
    }

    @Test
    void the_page_lists_what_this_contact_holds_with_the_embargo_of_each() {
        site.embargoed("listed");

        var page = get("/advance");

        assertEquals(200, page.statusCode());
        assertPrivate(page);
        assertTrue(page.body().contains("Title listed en") && page.body().contains("UTC)"), page.body());
        assertFalse(page.body().contains("Title listed ar"), "her own language");
        assertTrue(page.body().contains("/advance/item/"));
        assertFalse(page.body().contains("/advance/v1."), "no address that opens by itself");
        var item = get(page.body().replaceAll("(?s).*href=\"(/advance/item/[\\w-]+)\".*", "$1"));
        assertTrue(item.body().contains("Secret words in en.") && item.body().contains("Copy for Dana Dusk"));
        assertTrue(item.body().contains("lang=\"ar\""), "the other languages");
    }

    @Test
    void as_atom_each_entry_has_its_permanent_id_its_embargo_and_its_files_behind_the_password() throws Exception {
        var release = site.embargoed("atom");

        var answer = get("/advance", "Accept", "application/atom+xml");
        var entry = document(answer).getRootElement().getChild("entry", ATOM);

        assertEquals("application/atom+xml;charset=utf-8", header(answer, "Content-Type"));
        assertPrivate(answer);
        assertEquals("Accept, Authorization", header(answer, "Vary"));
        assertEquals("Embargo: Title atom en", entry.getChildText("title", ATOM));
        var revision = site.house.core.releases.revisions(release).stream()
                .filter(it -> it.language().toLanguageTag().equals("en"))
                .findFirst()
                .orElseThrow();
        assertEquals("http://localhost:8080/s/" + revision.publicId(), entry.getChildText("id", ATOM));
        assertEquals(null, entry.getChild("published", ATOM), "there has been no publication");
        assertEquals("stat:withheld", entry.getChild("category", ATOM).getAttributeValue("term"));
        assertTrue(entry.getChildText("rights", ATOM).startsWith("Under embargo. Nothing of this may be published"));
        assertTrue(entry.getChildText("content", ATOM).startsWith("<p><strong>Under embargo</strong>"));
        assertTrue(entry.getChildText("content", ATOM).contains("Copy for Dana Dusk"));
        var files = entry.getChildren("link", ATOM).stream()
                .filter(it -> it.getAttributeValue("rel").equals("enclosure"))
                .map(it -> it.getAttributeValue("href").replace("http://localhost:8080", ""))
                .toList();
        assertEquals(2, files.size());
        for (var file : files) {
            assertEquals(200, get(file).statusCode());
            assertEquals(401, site.get(file).statusCode());
        }
    }

    @Test
    void as_json_it_says_until_when() {
        var release = site.embargoed("json");

        var answer = get("/advance.json");
        var feed = Json.read(answer.body(), Map.class);
        var item = (Map<?, ?>) ((List<?>) feed.get("items")).get(0);
        var embargo = (Map<?, ?>) item.get("_embargo");

        assertEquals("application/feed+json;charset=utf-8", header(answer, "Content-Type"));
        assertEquals(
                answer.body(), get("/advance", "Accept", "application/json").body());
        assertEquals("https://jsonfeed.org/version/1.1", feed.get("version"));
        assertEquals(release.dueAt().toString(), embargo.get("embargoedUntil"));
        assertEquals("withheld", embargo.get("pubStatus"));
        assertEquals(null, item.get("date_published"));
    }

    @Test
    void a_password_shows_nothing_that_another_contact_holds() {
        site.embargoed("hers");
        var layla = site.house.core.press.keys().make(site.contact("layla@example.org"));
        var nobody = site.house.core.press.keys().make(site.contact("niko@example.org"));
        var item = get("/advance").body().replaceAll("(?s).*href=\"(/advance/item/[\\w-]+)\".*", "$1");

        assertTrue(site.get("/advance", "Authorization", basic(layla.login(), layla.password()))
                .body()
                .contains("dir=\"rtl\""));
        var nikos = site.get(item, "Authorization", basic(nobody.login(), nobody.password()));
        assertTrue(nikos.body().contains("Exemplaar") || nikos.body().contains("Copy "), "a copy without a name");
        assertFalse(nikos.body().contains("Dana"));
    }

    @Test
    void revoking_ends_the_password_at_once_and_alone_and_a_new_one_is_needed_afterwards() {
        site.embargoed("ended");
        var layla = site.house.core.press.keys().make(site.contact("layla@example.org"));
        var number = Long.toString(site.contact("dana@example.org"));
        assertEquals(200, get("/advance").statusCode());

        assertEquals(0, site.program.run(site.house, "press", "revoke", number), site.program.err);
        assertEquals(401, get("/advance").statusCode());
        assertEquals(
                200,
                site.get("/advance", "Authorization", basic(layla.login(), layla.password()))
                        .statusCode());
        assertEquals(1, site.program.run(site.house, "press", "key", number));
        assertTrue(site.program.err.contains("is revoked"), site.program.err);

        assertEquals(0, site.program.run(site.house, "press", "restore", number), site.program.err);
        assertEquals(401, get("/advance").statusCode(), "the old one stays ended");
        assertEquals(0, site.program.run(site.house, "--json", "press", "key", "dana@example.org"), site.program.err);
        var made = Json.read(site.program.out, Map.class);
        assertEquals(
                200,
                site.get("/advance", "Authorization", basic((String) made.get("user"), (String) made.get("password")))
                        .statusCode());
        assertFalse(site.program.out.contains("@"));
    }

    @Test
    void too_many_wrong_passwords_make_that_user_name_wait_and_no_other() {
        for (int n = 0; n < 10; n++)
            assertEquals(
                    401,
                    site.get("/advance", "Authorization", basic(dana.login(), "wrong " + n))
                            .statusCode());

        var waits = get("/advance");
        assertEquals(429, waits.statusCode());
        assertEquals("301", header(waits, "Retry-After"));
        assertPrivate(waits);
        var layla = site.house.core.press.keys().make(site.contact("layla@example.org"));
        assertEquals(
                200,
                site.get("/advance", "Authorization", basic(layla.login(), layla.password()))
                        .statusCode());

        site.house.pass(Duration.ofMinutes(5));
        assertEquals(200, get("/advance").statusCode());
    }

    @Test
    void at_the_instant_it_leaves_the_list_and_its_item_leads_to_the_public_page() {
        var release = site.embargoed("out");
        var item = get("/advance").body().replaceAll("(?s).*href=\"(/advance/item/[\\w-]+)\".*", "$1");

        site.house.clock.set(release.dueAt());
        await(() -> site.get("/en/2026/out").statusCode() == 200);
        await(() -> get(item).statusCode() == 303);

        assertEquals("/en/2026/out", header(get(item), "Location"));
        assertTrue(get("/advance").body().contains("There is nothing under embargo for you at the moment."));
        assertFalse(get("/advance.json").body().contains("out"));
    }

    @Test
    void what_is_withdrawn_leaves_the_list_and_says_so_at_its_address() {
        var release = site.embargoed("gone");
        var item = get("/advance").body().replaceAll("(?s).*href=\"(/advance/item/[\\w-]+)\".*", "$1");

        site.house.decisions.withdraw(release.id(), "a mistake");

        assertEquals(410, get(item).statusCode());
        assertFalse(get("/advance.atom").body().contains("Title gone"));
    }

    private static HttpResponse<String> get(String path, String... more) {
        var headers = new java.util.ArrayList<>(List.of("Authorization", basic(dana.login(), dana.password())));
        headers.addAll(List.of(more));
        return site.get(path, headers.toArray(String[]::new));
    }

    private static Document document(HttpResponse<String> answer) throws Exception {
        return new SAXBuilder().build(new StringReader(answer.body()));
    }
}
