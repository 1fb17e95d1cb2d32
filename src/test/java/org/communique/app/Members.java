package org.communique.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Letterhead;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;

/** Two member organisations in a house, each with one of everything. What one has is called so by nobody else. */
final class Members {

    /** Of one organisation. The slugs of organisation, list, letterhead and statement are its name. */
    record Things(String name, Statement statement, long list, long contact, Address address, long release) {

        /** What a guess would name: nothing of it is there. */
        static Things nowhere() {
            var statement = new Statement(9999, "nowhere", 9999, org.communique.statement.Kind.STATEMENT);
            return new Things("nowhere", statement, 9999, 9999, new Address("nobody@nowhere.example"), 9999);
        }
    }

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
        core.staff.grant("lee", organisation.id(), Role.WRITER, Actor.console());
        var statement = statement(house, name, name, "");
        var release = house.release(statement, TestHouse.NINE.plus(Duration.ofHours(1)), list);
        return new Things(name, statement, list.id(), contact, address, release.id());
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
