package org.communique.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.audience.Address;
import org.communique.audience.ContactKind;
import org.communique.audience.ContactList;
import org.communique.audience.Enrolment;
import org.communique.audience.ListKind;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContacts;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Letterhead;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;
import org.communique.transfer.ExportRequests;
import org.communique.transfer.Exports;
import org.communique.transfer.Format;
import org.communique.transfer.Uploads;

/** Two member organisations in a house, each with one of everything. What one has is called so by nobody else. */
final class Members {

    /** Of one organisation. The slugs of organisation, list, letterhead and statement are its name. */
    record Things(
            String name,
            Statement statement,
            long list,
            long contact,
            Address address,
            long release,
            People people,
            Moving files) {

        /** What a guess would name: nothing of it is there. */
        /** User name of somebody who works for this organisation alone. */
        String colleague() {
            return "works-at-" + name;
        }

        static Things nowhere() {
            var statement = new Statement(9999, "nowhere", 9999, org.communique.statement.Kind.STATEMENT);
            return new Things(
                    "nowhere",
                    statement,
                    9999,
                    9999,
                    new Address("nobody@nowhere.example"),
                    9999,
                    new People(9999, 9999, 9999, 9999, Path.of("nowhere.csv")),
                    new Moving(Map.of(), 9999));
        }
    }

    /**
     * Others of whom something can be asked once.
     *
     * @param leaver     who is erased
     * @param imported   number of an import
     * @param journalist a press contact, who is moving
     * @param request    in which she says so
     * @param file       that can be imported
     */
    record People(long leaver, long imported, long journalist, long request, Path file) {}

    /**
     * Files on their way.
     *
     * @param uploads one of each of those who try, by user
     * @param export  number of a request that waits
     */
    record Moving(Map<String, String> uploads, long export) {}

    final Things own;
    final Things foreign;

    Members(TestHouse house) {
        own = things(house, "skopje");
        foreign = things(house, "kyiv");
    }

    /** Makes an organisation with a list, a contact, a letterhead, a statement and a scheduled release of it. */
    static Things things(TestHouse house, String name) {
        var core = house.core;
        var organisation = core.organisations.add(organisation(name));
        var list = core.lists.add(organisation.id(), name, Localized.same(name), ListKind.PUBLIC);
        var address = new Address("ana@" + name + ".example");
        long contact = contact(house, list.id(), address.value());
        core.letterheads.add(new Letterhead(
                0,
                organisation.id(),
                name,
                false,
                new Letterhead.Identity(Map.of(), "letters@" + name + ".example", ""),
                new Letterhead.Paper("#a01020", Map.of(), "")));
        core.staff.grant("works-at-" + name, organisation.id(), Role.WRITER, Actor.console());
        core.staff.grant("lee", organisation.id(), Role.WRITER, Actor.console());
        var statement = statement(house, name, name, "");
        var release = house.release(statement, TestHouse.NINE.plus(Duration.ofHours(1)), list);
        return new Things(
                name,
                statement,
                list.id(),
                contact,
                address,
                release.id(),
                people(house, list, name),
                moving(house, list));
    }

    private static Moving moving(TestHouse house, ContactList list) {
        var transfer = house.core.transfer;
        var uploads = Stream.of("kim", "only-list-keeper", Actor.console().name())
                .collect(Collectors.toMap(it -> it, it -> upload(house, list, it)));
        var order = new Exports.Order(list.organisation(), List.of(list), false, Actor.console());
        var asked = transfer.requests().ask(new ExportRequests.Wish(order, List.of(list.slug()), "why"));
        return new Moving(uploads, asked);
    }

    private static String upload(TestHouse house, ContactList list, String user) {
        var file = new ByteArrayInputStream("email\nnew@example.org\n".getBytes(StandardCharsets.UTF_8));
        return house.core
                .transfer
                .uploads()
                .put(new Uploads.Sender(list.organisation(), user, Format.CSV), file, 1000)
                .orElseThrow()
                .uid();
    }

    private static People people(TestHouse house, ContactList list, String name) {
        var core = house.core;
        long journalist = contact(house, list.id(), "journalist@" + name + ".example");
        var desk = core.journalists;
        var card = core.contacts.card(journalist).orElseThrow();
        var person = new Enrolment.Newcomer(list.organisation(), card, List.of(Locale.ENGLISH), ContactKind.PRESS);
        var details = new Details("Herald", "", "", "", "");
        desk.contacts()
                .add(
                        new PressContacts.Entry(person, details, LawfulBasis.CONSENT, AddressSource.HERSELF, Set.of()),
                        "test");
        desk.requests()
                .move(
                        desk.contacts().find(journalist).orElseThrow(),
                        new Application(Locale.ENGLISH, "", "", details, List.of(Locale.ENGLISH), Set.of()));
        try {
            var csv = Files.writeString(
                    house.folder.resolve(name + ".csv"), "email,language\nfile@" + name + ".example,en\n");
            return new People(
                    contact(house, list.id(), "leaver@" + name + ".example"),
                    core.imports.importCsv(csv, list, "test", false).number(),
                    journalist,
                    desk.requests().waiting(list.organisation()).get(0).id(),
                    csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts somebody on a list; her number. */
    static long contact(TestHouse house, long list, String address) {
        var core = house.core;
        var of = core.lists.byId(list);
        var csv = "email,language\n" + address + ",en\n";
        core.imports.importCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), of, "test", false);
        return core.contacts.ids(new Address(address)).stream()
                .filter(it -> core.contacts.find(it).orElseThrow().organisation() == of.organisation())
                .findFirst()
                .orElseThrow();
    }

    static Organisation organisation(String slug) {
        return new Organisation(
                0,
                slug,
                Localized.same("The " + slug),
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.ENGLISH),
                "news@" + slug + ".example",
                new Organisation.PressDesk("press@" + slug + ".example", ""),
                "");
    }

    /** Takes an English edition in as a member's. */
    static Statement statement(TestHouse house, String organisation, String key, String more) {
        try {
            var file = house.folder.resolve(key + ".en.md");
            Files.writeString(
                    file,
                    "---\nstatement: " + key + "\norganisation: " + organisation + "\nlanguage: en\ntitle: Title " + key
                            + "\nsummary: A summary\n" + more + "---\nWords of " + organisation + "\n");
            var taken = house.core.intake.take(file);
            var of = house.core.organisations.bySlug(organisation).orElseThrow();
            return house.core
                    .statements
                    .byKey(of.id(), key)
                    .orElseThrow(() -> new AssertionError(String.valueOf(taken)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
