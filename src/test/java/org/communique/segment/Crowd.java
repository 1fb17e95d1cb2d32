package org.communique.segment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.communique.audience.ContactKind;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.Fields;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** Two organisations with some hundred contacts of every sort, and what is known of each without asking the database. */
final class Crowd {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final Store store;
    final Segments segments;
    final long mine;
    final long theirs;
    final List<Person> people = new ArrayList<>();
    private final Fields fields;
    private final Lists lists;

    record Person(
            List<String> languages,
            String country,
            String kind,
            String rhythm,
            List<String> topics,
            Map<String, String> values,
            Instant known,
            Map<String, Instant> joined) {}

    Crowd(Store store) {
        this.store = store;
        var organisations = new Organisations(store);
        lists = new Lists(store);
        fields = new Fields(store, new Vault(new byte[32]));
        segments = new Segments(store, organisations, lists, fields, clock);
        mine = organisation(organisations, "mine");
        theirs = organisation(organisations, "theirs");
        lists.add(theirs, "secret", Localized.same("secret"), ListKind.PUBLIC);
        var random = new Random(5);
        for (int i = 1; i <= 400; i++) {
            var person = person(random);
            people.add(person);
            store.run(db -> {
                write(person, mine, people.size());
                write(person, theirs, 10_000 + people.size());
            });
        }
    }

    private long organisation(Organisations organisations, String slug) {
        long id = organisations
                .add(new Organisation(
                        0,
                        slug,
                        Localized.same(slug),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "office@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
        for (var list : List.of("alerts", "press", "after")) lists.add(id, list, Localized.same(list), ListKind.PUBLIC);
        for (var field : List.of("role", "age", "born", "lawyer"))
            fields.add(new Field(0, id, field, Localized.same(field), type(field), List.of(), true));
        fields.add(new Field(0, id, "unsearched", Localized.same("x"), FieldType.TEXT, List.of(), false));
        return id;
    }

    private static FieldType type(String field) {
        return RuleProperties.NAMES.fields().get(field).type();
    }

    private static Person person(Random random) {
        var values = new HashMap<String, String>();
        if (random.nextBoolean()) values.put("role", pick(random, "xa", "x b", "x\"c"));
        if (random.nextBoolean()) values.put("age", "" + random.nextInt(-50, 50));
        if (random.nextBoolean())
            values.put("born", "" + LocalDate.of(1990, 1, 30).plusDays(random.nextInt(3)));
        if (random.nextBoolean()) values.put("lawyer", pick(random, "yes", "no"));
        var joined = new HashMap<String, Instant>();
        for (var list : List.of("alerts", "press", "after"))
            if (random.nextBoolean()) joined.put(list, instant(random));
        return new Person(
                List.of(pick(random, "nl,en", "nl", "nl-BE", "nld", "pt-BR", "en,pt", "sr-Latn,nl-NL", "or", "en,or")
                        .split(",")),
                pick(random, "NL", "BE", "IN", ""),
                pick(random, ContactKind.PRESS.code(), ContactKind.MEMBER.code(), ContactKind.SUBSCRIBER.code()),
                pick(random, "instant", "daily", "weekly"),
                List.of(pick(random, "", "housing", "right-to-stay,housing", "in", "courts")
                        .split(",")),
                values,
                instant(random),
                joined);
    }

    /** Around the ends of the stretches that the rules name, to the millisecond. */
    private static Instant instant(Random random) {
        var at = Instant.parse(pick(
                random,
                "2026-01-31T00:00:00Z",
                "2026-02-01T00:00:00Z",
                "2026-03-03T12:00:00Z",
                "2025-06-01T12:00:00Z",
                "2024-01-01T00:00:00Z"));
        return at.plusMillis(random.nextInt(-1, 2));
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private void write(Person person, long organisation, long id) {
        store.run(db -> db.sql("""
                        INSERT INTO contact (id, organisation, blind_index, language, country, kind, rhythm, created_at)
                        VALUES (:id, :organisation, :blind, :language, :country, :kind, :rhythm, :known)
                        """)
                .param("id", id)
                .param("organisation", organisation)
                .param("blind", Long.toString(id).getBytes())
                .param("language", String.join(",", person.languages()))
                .param("country", person.country())
                .param("kind", person.kind())
                .param("rhythm", person.rhythm())
                .param("known", person.known().toEpochMilli())
                .update());
        for (var topic : person.topics())
            if (!topic.isEmpty())
                store.run(db -> db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:id, :topic)")
                        .param("id", id)
                        .param("topic", topic)
                        .update());
        person.values()
                .forEach((slug, value) -> store.run(db -> fields.index(List.of(
                        new Fields.Value(id, fields.bySlug(organisation, slug).orElseThrow(), value)))));
        for (var list : lists.all(organisation)) subscribe(person, id, list.id(), list.slug());
    }

    /** Who has not joined is there as well, but has left. */
    private void subscribe(Person person, long id, long list, String slug) {
        var at = person.joined().get(slug);
        store.run(db -> db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at, joined_at)
                        VALUES (:list, :contact, :state, 0, :at)
                        """)
                .param("list", list)
                .param("contact", id)
                .param("state", at == null ? "unsubscribed" : "confirmed")
                .param("at", at == null ? NOW.toEpochMilli() : at.toEpochMilli())
                .update());
    }
}
