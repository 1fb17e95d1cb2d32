package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.app.DeskServer.Window;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.audience.ListKind;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContacts;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the desk that a role can reach by links: no address and no name of a contact stands in it, unless it was opened. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoAddressOnPagesTest {

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/desk/[^\"#]*)\"");
    private static final List<String> CANARIES = List.of(
            "ana.canary", "canary-reader.example", "Ana Canary", "press.canary", "canary-press.example", "Pia Canary");

    @TempDir
    static Path folder;

    static DeskServer server;
    static long reader;
    static long journalist;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list("alerts", ListKind.PUBLIC);
        var press = house.list("press", ListKind.PRESS);
        var csv = "email,name\nana.canary@canary-reader.example,Ana Canary\n";
        house.core.imports.importCsv(new java.io.ByteArrayInputStream(csv.getBytes()), list, "test", false);
        reader = house.core
                .contacts
                .ids(new Address("ana.canary@canary-reader.example"))
                .get(0);
        var card = new Card(new Address("press.canary@canary-press.example"), "Pia Canary");
        var person = new Enrolment.Newcomer(press.organisation(), card, List.of(Locale.ENGLISH), ContactKind.PRESS);
        house.core
                .journalists
                .contacts()
                .enter(
                        new PressContacts.Entry(
                                person,
                                new Details("Herald", "", "", "", ""),
                                LawfulBasis.CONSENT,
                                AddressSource.HERSELF,
                                Set.of()),
                        press,
                        "test");
        journalist = house.core.contacts.ids(card.address()).get(0);
        house.release(house.statement("winter", "en"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        house.embargoed(
                house.statement("spring", "en"),
                TestHouse.NINE.plus(Duration.ofDays(1)),
                TestHouse.NINE.plusSeconds(1),
                press);
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void no_role_meets_an_address_or_a_name_on_any_page_it_can_reach() {
        var met = new ArrayList<String>();
        var pages = new ArrayList<String>();
        for (var role : Stream.concat(Stream.of(Role.values()).map(Role::code), Stream.of(DeskServer.EVERYBODY))
                .toList()) {
            var window = server.signIn(role);
            for (var path : reachable(window)) {
                pages.add(role + " " + path);
                var body = window.get(path).body();
                CANARIES.stream().filter(body::contains).forEach(it -> met.add(role + " " + path + ": " + it));
            }
        }

        assertEquals(List.of(), met);
        assertTrue(pages.contains("press-desk " + server.path("/press/" + journalist)), pages.toString());
        assertTrue(pages.contains("list-keeper " + server.path("/people/" + reader)), pages.toString());
        System.out.println("pages crawled: " + pages.size());
    }

    @Test
    void what_was_opened_stands_in_that_answer_alone() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/people"));
        var press = server.signIn("press-desk");
        press.get(server.path("/press"));

        var opened = keeper.post(server.path("/people/" + reader + "/unmask"), java.util.Map.of())
                .body();
        var dossier = press.post(server.path("/press/" + journalist + "/open"), java.util.Map.of())
                .body();

        assertTrue(opened.contains("ana.canary@canary-reader.example") && opened.contains("Ana Canary"), opened);
        assertTrue(dossier.contains("press.canary@canary-press.example") && dossier.contains("Pia Canary"), dossier);
        for (var page : List.of(
                keeper.get(server.path("/people/" + reader)).body(),
                press.get(server.path("/press/" + journalist)).body()))
            CANARIES.forEach(it -> assertTrue(!page.contains(it), it));
    }

    /** By links from the desk's first page; and a person's page, to which no link of a list leads. */
    private static Set<String> reachable(Window window) {
        var found = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(
                server.path(""),
                server.path("/audiences"),
                server.path("/people/" + reader),
                server.path("/press/" + journalist)));
        while (!next.isEmpty() && found.size() < 300) {
            var path = next.poll();
            if (!found.add(path)) continue;
            var links = LINK.matcher(window.get(path).body());
            while (links.find()) next.add(links.group(1).replace("&amp;", "&"));
        }
        return found;
    }
}
