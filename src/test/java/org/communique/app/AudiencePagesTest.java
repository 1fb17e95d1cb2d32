package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.Joining;
import org.communique.audience.ListKind;
import org.communique.audience.Visibility;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, segments and fields at the desk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudiencePagesTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl", "ben@example.org,nl", "cem@example.org,en");
        house.list("others", ListKind.PUBLIC);
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_lists_stand_there_with_their_numbers_by_language() {
        var page = server.signIn("writer").get(server.path("/audiences")).body();

        assertTrue(page.contains(">3</td>"), page);
        assertTrue(page.contains("Dutch 2, English 1"), page);
        assertFalse(page.contains("/audiences/lists/new"), "a writer makes none");
    }

    @Test
    void a_list_is_made_and_changed_and_every_fault_is_said_beside_its_field() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/audiences/lists/new"));

        var faulty = keeper.post(
                server.path("/audiences/lists/new"), Map.of("slug", "Not so", "kind", "public", "name-en", "Kept"));
        var made = keeper.post(
                server.path("/audiences/lists/new"),
                Map.of(
                        "slug",
                        "quiet",
                        "kind",
                        "public",
                        "name-en",
                        "Quiet",
                        "visibility",
                        "hidden",
                        "joining",
                        "double"));
        var again = keeper.post(
                server.path("/audiences/lists/new"), Map.of("slug", "quiet", "kind", "public", "name-en", "Quiet"));
        keeper.post(
                server.path("/audiences/lists/quiet"),
                Map.of("name-en", "Quieter", "visibility", "public", "joining", "single"));

        assertEquals(422, faulty.statusCode());
        assertTrue(
                faulty.body().contains("Write small letters") && faulty.body().contains("value=\"Kept\""));
        assertEquals(303, made.statusCode());
        assertEquals(422, again.statusCode());
        var list = list("quiet");
        assertEquals("Quieter", list.names().byTag().get("en"));
        assertEquals(Visibility.PUBLIC, list.visibility());
        assertEquals(Joining.SINGLE, list.joining());
    }

    @Test
    void a_hidden_list_shows_the_address_of_its_form_which_leads_to_it() {
        var core = server.house.core;
        core.lists.add(ContactList.of(
                        server.first(), "hidden", org.communique.statement.Localized.same("Hidden"), ListKind.PUBLIC)
                .with(Visibility.HIDDEN, Joining.DOUBLE));

        var page = server.signIn("list-keeper")
                .get(server.path("/audiences/lists/hidden"))
                .body();

        var address = page.replaceAll("(?s).*value=\"http://localhost:8080(/en/subscribe/list/[0-9a-f]{32})\".*", "$1");
        assertEquals(200, server.new Window().get(address).statusCode(), address);
    }

    @Test
    void who_waits_is_let_on_with_a_reason_or_kept_off() {
        var core = server.house.core;
        var list = core.lists.add(
                server.first(), "members", org.communique.statement.Localized.same("Members"), ListKind.MEMBERS);
        long ana = pending("waits-ana@example.org", list);
        long ben = pending("waits-ben@example.org", list);
        var keeper = server.signIn("list-keeper");
        var path = server.path("/audiences/lists/members");

        var page = keeper.get(path).body();
        var without = keeper.post(path + "/requests/" + ana, Map.of("decision", "approve"));
        keeper.post(path + "/requests/" + ana, Map.of("decision", "approve", "reason", "By letter"));
        keeper.post(path + "/requests/" + ben, Map.of("decision", "decline", "reason", "Unknown to us"));

        assertTrue(page.contains("Contact " + ana) && !page.contains("waits-ana"), page);
        assertEquals(422, without.statusCode());
        assertEquals("confirmed", state(ana, list));
        assertEquals("unsubscribed", state(ben, list));
        assertEquals(List.of(), core.subscriptions.pending(list));
        assertFalse(server.signIn("writer").get(path).body().contains("requests/"), "nobody else sees who waits");
    }

    @Test
    void a_field_is_declared_once_and_a_choice_needs_words() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/audiences/fields"));

        var wordless = keeper.post(
                server.path("/audiences/fields"), Map.of("slug", "work", "type", "choice", "name-en", "Work"));
        var made = keeper.post(
                server.path("/audiences/fields"),
                Map.of(
                        "slug",
                        "work",
                        "type",
                        "choice",
                        "choices",
                        "law, care",
                        "name-en",
                        "Work",
                        "searchable",
                        "yes"));
        var again = keeper.post(
                server.path("/audiences/fields"), Map.of("slug", "work", "type", "text", "name-en", "Work"));

        assertEquals(422, wordless.statusCode());
        assertEquals(303, made.statusCode());
        assertEquals(422, again.statusCode());
        assertTrue(keeper.get(server.path("/audiences/fields")).body().contains("law, care"));
    }

    private static ContactList list(String slug) {
        return server.house.core.lists.bySlug(server.first(), slug).orElseThrow();
    }

    private static long pending(String address, ContactList list) {
        long contact = Members.contact(server.house, list("others").id(), address);
        server.house.core.store.run(db -> db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at) VALUES (:list, :contact, 'pending', :at)
                        """)
                .param("list", list.id())
                .param("contact", contact)
                .param("at", TestHouse.NINE.minus(Duration.ofDays(3)).toEpochMilli())
                .update());
        return contact;
    }

    private static String state(long contact, ContactList list) {
        return server.house
                .core
                .store
                .read()
                .sql("SELECT state FROM subscription WHERE contact = :contact AND list = :list")
                .param("contact", contact)
                .param("list", list.id())
                .query(String.class)
                .single();
    }
}
