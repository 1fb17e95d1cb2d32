package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.audience.Suppression;
import org.communique.store.Dialect;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What needs certainty: by a link that is mailed to her and good for a day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FreshLinkTest {

    private static final String ANA = "ana@example.org";
    private static final String NIKO = "niko@example.org";
    private static final String NEW = "ana.new@example.net";

    @TempDir
    Path folder;

    private ChoicesServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_form_mails_a_link_to_whom_we_know_once_a_day_and_says_the_same_to_everybody(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var known = server.done("/en/my-link", "address", "ANA@Example.org");
        var unknown = server.done("/en/my-link", "address", "nobody@example.org");
        assertEquals(known, unknown);
        assertTrue(known.contains("If we know this address"));
        settled();
        assertEquals(1, server.mails(ANA).size());
        assertEquals(0, server.mails("nobody@example.org").size());

        server.done("/en/my-link", "address", ANA);
        server.done(server.choices(ANA), "do", "link");
        settled();
        assertEquals(1, server.mails(ANA).size(), "at most one a day, whichever way it was asked for");

        var link = server.link(ANA, "/m/");
        for (int i = 0; i < 3; i++) assertEquals(200, server.get(link).statusCode(), "it works several times");
        server.house.pass(Duration.ofHours(24));
        assertEquals(404, server.get(link).statusCode(), "and not after a day");
        server.done("/en/my-link", "address", ANA);
        settled();
        assertEquals(2, server.mails(ANA).size());
    }

    @ParameterizedTest
    @EnumSource
    void nobody_we_must_not_write_to_gets_a_link(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        server.house.core.suppressions.suppress(server.contact(ANA), Suppression.COMPLAINT);

        server.done("/en/my-link", "address", ANA);
        server.done(server.choices(ANA), "do", "link");
        settled();

        assertEquals(0, server.mails(ANA).size());
    }

    @ParameterizedTest
    @EnumSource
    void the_fresh_page_names_every_list_and_brings_her_back_to_one_she_left(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        server.done(server.choices(ANA), "do", "leave", "list", "alerts");
        var link = fresh(ANA);

        var page = server.get(link).body();
        assertTrue(page.contains("The members") && page.contains("The alerts"));
        for (var secret : List.of("ana@", "Ana P", "Petrova")) assertFalse(page.contains(secret), secret);
        server.done(link, "do", "join", "list", "alerts");
        assertEquals("confirmed", server.state(ANA, server.alerts));
        server.done(link, "do", "leave", "list", "members");
        assertEquals("unsubscribed", server.state(ANA, server.members));
    }

    @ParameterizedTest
    @EnumSource
    void an_address_changes_only_when_the_new_one_confirms_and_old_links_still_open(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var years = server.choices(ANA);
        long contact = server.contact(ANA);
        var link = fresh(ANA);

        assertTrue(server.done(link, "do", "move", "address", NEW).contains("We have written to both addresses."));
        settled();
        assertEquals(2, server.mails(ANA).size(), "the old address is told");
        var confirm = server.link(NEW, "/change/");
        assertEquals(200, server.get(confirm).statusCode());
        assertEquals(contact, server.contact(ANA), "looking changes nothing");

        for (var form : List.of(new String[0], new String[] {"from", "scanner"}))
            assertEquals(server.get(confirm).body(), server.post(confirm, form).body(), "only the button acts");
        assertTrue(server.get(confirm).body().contains("name=\"from\" value=\"page\""));
        assertEquals(contact, server.contact(ANA), "a scanner that posts changes nothing");

        assertTrue(server.post(confirm, "from", "page").body().contains("Your address is changed"));
        assertEquals(List.of(), server.house.core.contacts.ids(new Address(ANA)));
        assertEquals(contact, server.contact(NEW));
        assertEquals(
                "Ana Petrova",
                server.house.core.contacts.find(contact).orElseThrow().name());
        assertEquals(200, server.get(years).statusCode(), "the links of her old mails go on");
        assertEquals(404, server.get(link).statusCode(), "the fresh link is used up");
        assertEquals(404, server.post(confirm, "from", "page").statusCode(), "and so is this one");
        settled();
        assertEquals(3, server.mails(ANA).size(), "the old address is told that it is done");
        server.sent("afterwards");
        assertTrue(server.mails(NEW).get(0).contains("/p/"), "mail goes to the new address");
    }

    @ParameterizedTest
    @EnumSource
    void the_old_address_stops_a_change(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = fresh(ANA);
        server.done(link, "do", "move", "address", NEW);
        settled();
        var confirm = server.link(NEW, "/change/");
        var stop = server.link(ANA, "/change/");

        assertTrue(server.get(stop).body().contains("Stop the change"));
        assertTrue(server.post(stop, "from", "page").body().contains("The change is stopped"));

        assertEquals(404, server.post(confirm, "from", "page").statusCode());
        assertEquals(1, server.house.core.contacts.ids(new Address(ANA)).size());
        assertEquals(404, server.get(link).statusCode(), "whoever has the link has it no longer");
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_is_known_gets_the_same_answer_and_is_not_taken(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = fresh(ANA);

        var unknown = server.post(link, "do", "move", "address", NEW);
        var known = server.post(link, "do", "move", "address", NIKO);
        assertEquals(unknown.statusCode(), known.statusCode());
        assertEquals(
                ChoicesServer.header(unknown, "Location"), ChoicesServer.header(known, "Location"), "the same answer");
        settled();
        assertTrue(server.link(NIKO, "/m/").startsWith("/m/"), "he gets his own link, and none to confirm");
        assertEquals(
                404, server.post(server.link(NEW, "/change/"), "from", "page").statusCode(), "the newest wish counts");
        assertTrue(server.done(link, "do", "move", "address", "no address").contains("role=\"alert\""));
        for (int i = 0; i < 5; i++) server.done(link, "do", "move", "address", "other" + i + "@example.net");
        settled();
        long others = java.util.stream.IntStream.range(0, 5)
                .filter(i -> !server.mails("other" + i + "@example.net").isEmpty())
                .count();
        assertEquals(1, others, "three wishes a day");
    }

    @ParameterizedTest
    @EnumSource
    void she_corrects_her_name_and_downloads_all_we_have(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        server.sent("one");
        var link = fresh(ANA);
        assertTrue(server.done(link, "do", "rename", "name", " Ana Petrova-Stojanova ")
                .contains("The name is changed."));
        assertTrue(server.done(link, "do", "rename", "name", "a\nb").contains("role=\"alert\""));

        var file = server.post(link, "do", "export");
        assertEquals("attachment; filename*=UTF-8''my-data.json", disposition(file));
        var data = Json.read(file.body(), Map.class);
        assertEquals(ANA, data.get("address"));
        assertEquals("Ana Petrova-Stojanova", data.get("name"));
        var text = file.body();
        for (var part :
                List.of("\"statement\":\"one\"", "\"wording\":\"test\"", "\"state\":\"accepted\"", "\"members\""))
            assertTrue(text.contains(part), part + " in " + text);
        for (var other : List.of(NIKO, "layla", "token", "blind")) assertFalse(text.contains(other), other);
    }

    @ParameterizedTest
    @EnumSource
    void she_is_erased_when_she_is_sure_and_gets_one_last_mail(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var years = server.choices(ANA);
        var link = fresh(ANA);
        long contact = server.contact(ANA);

        assertTrue(server.done(link, "do", "erase", "keep", "nothing").contains("role=\"alert\""), "not ticked");
        assertEquals(contact, server.contact(ANA));
        var erased = server.post(link, "do", "erase", "sure", "yes", "keep", "year");
        assertTrue(erased.body().contains("You are erased"));

        assertEquals(List.of(), server.house.core.contacts.ids(new Address(ANA)));
        for (var dead : List.of(link, years)) assertEquals(404, server.get(dead).statusCode());
        for (var table : List.of("fresh_link", "address_change", "contact_card"))
            assertEquals(
                    0,
                    server.house
                            .core
                            .store
                            .read()
                            .sql("SELECT count(*) FROM " + table + " WHERE contact = :contact")
                            .param("contact", contact)
                            .query(Long.class)
                            .single(),
                    table);
        assertEquals(0, count("link_mail"));
        settled();
        assertEquals(2, server.mails(ANA).size(), "the link, and that it is done");
        server.sent("afterwards");
        server.done("/en/my-link", "address", ANA);
        settled();
        assertEquals(2, server.mails(ANA).size(), "nothing after the last mail");
        assertEquals(1, count("suppression"), "a code of her address, for a year");
    }

    private static String disposition(java.net.http.HttpResponse<?> file) {
        return ChoicesServer.header(file, "Content-Disposition").replaceAll("filename=\"[^\"]*\"; ", "");
    }

    /** Asks for a link and takes it from the mail. */
    private String fresh(String address) {
        server.done(server.choices(address), "do", "link");
        settled();
        return server.link(address, "/m/");
    }

    private void settled() {
        await(() -> count("link_request") == 0 && count("notice") == 0);
    }

    private long count(String table) {
        return server.house
                .core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
