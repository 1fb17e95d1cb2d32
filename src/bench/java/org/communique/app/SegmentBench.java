package org.communique.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.communique.audience.ContactList;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.ListKind;
import org.communique.release.Narrowing;
import org.communique.release.Plan;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Live counts over a million contacts: rules, and audiences of releases. */
class SegmentBench {

    static final int PEOPLE = Integer.getInteger("people", 1_000_000);

    private static final List<String> RULES = List.of(
            "language = nl",
            "reads = en",
            "country in (BE, NL)",
            "kind = press",
            "kind in (press, member) and country = NL",
            "rhythm = weekly",
            "topic = housing",
            "topic in (housing, courts) and language = fr",
            "not topic = housing",
            "list = alerts",
            "list = press and not list = members",
            "not list = press",
            "joined within 90 days",
            "joined alerts since 2024-01-01 and country = BE",
            "field:role = caseworker",
            "field:age >= 18 and field:age < 30",
            "country = NL or topic = housing",
            "language = nl and (topic = housing or list = members) and country != BE",
            "language = nl and country in (BE, NL) and topic = housing and not list = press and joined after 2021-01-01 "
                    + "and field:role = caseworker and field:age >= 18",
            "not (kind = press or kind = staff) and reads = nl and not rhythm = daily");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void counting(Dialect dialect) {
        if (dialect.name().toLowerCase(java.util.Locale.ROOT).contains(System.getProperty("not", "-"))) return;
        try (var house = new TestHouse(folder, dialect)) {
            fill(house);
            var times = new ArrayList<Long>();
            long organisation = house.core.organisations.all().get(0).id();
            for (var rule : RULES) measure(rule, () -> house.core.segments.count(organisation, rule), times);
            for (var plan : plans(house).entrySet())
                measure(plan.getKey(), () -> house.core.recipients.count(plan.getValue()), times);
            times.sort(null);
            Bench.print(
                    "%s, %,d contacts: %d counts, median %d ms, p95 %d ms, longest %d ms; processors busy with other work: %.1f"
                            .formatted(
                                    dialect,
                                    PEOPLE,
                                    times.size(),
                                    times.get(times.size() / 2),
                                    times.get((int) Math.ceil(times.size() * 0.95) - 1),
                                    times.get(times.size() - 1),
                                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        }
    }

    private static void measure(String what, LongSupplier count, List<Long> times) {
        count.getAsLong();
        var runs = new long[5];
        long found = 0;
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long busy = system.getProcessCpuTime();
        for (int i = 0; i < runs.length; i++) {
            long begun = System.nanoTime();
            found = count.getAsLong();
            runs[i] = (System.nanoTime() - begun) / 1_000_000;
            times.add(runs[i]);
        }
        long processor = (system.getProcessCpuTime() - busy) / runs.length / 1_000_000;
        Arrays.sort(runs);
        Bench.print("  %4d ms (processor %4d ms)  %,9d  %s".formatted(runs[2], processor, found, what));
    }

    private static Map<String, Plan> plans(TestHouse house) {
        var core = house.core;
        long organisation = core.organisations.all().get(0).id();
        house.edition("plain", "en", "statement", "", "Words");
        house.edition("filed", "en", "statement", "topics: [housing]\n", "Words");
        var dutch = core.segments
                .save(organisation, "dutch", "language = nl and country in (BE, NL)")
                .id();
        var press = core.segments.save(organisation, "desks", "kind = press").id();
        var alerts = core.lists.bySlug(organisation, "alerts").orElseThrow();
        var all = core.lists.all(organisation).toArray(ContactList[]::new);
        var none = Narrowing.NONE;
        var narrow = new Narrowing(List.of(dutch), List.of(press), List.of(), List.of());
        var without = new Narrowing(List.of(), List.of(), List.of(all[2].id()), List.of());
        return new java.util.TreeMap<>(Map.of(
                "audience: the largest list", plan(house, "plain", none, alerts),
                "audience: all lists", plan(house, "plain", none, all),
                "audience: the largest list, a topic", plan(house, "filed", none, alerts),
                "audience: the largest list, a topic, a segment, without another", plan(house, "filed", narrow, alerts),
                "audience: all lists, a topic, without a list", plan(house, "filed", without, all)));
    }

    private static Plan plan(TestHouse house, String key, Narrowing narrowing, ContactList... lists) {
        var statement = house.core.statements.byKey(key).orElseThrow();
        return house.plan(statement, house.clock.instant(), Optional.empty(), lists)
                .within(narrowing);
    }

    private static void fill(TestHouse house) {
        var core = house.core;
        long organisation = core.organisations.all().get(0).id();
        var kinds = List.of(ListKind.PUBLIC, ListKind.NEWSLETTER, ListKind.PRESS, ListKind.MEMBERS);
        var slugs = List.of("alerts", "news", "press", "members");
        for (int i = 0; i < 4; i++) core.lists.add(organisation, slugs.get(i), Localized.same("A list"), kinds.get(i));
        var role = core.fields.add(field(organisation, "role", FieldType.TEXT));
        var age = core.fields.add(field(organisation, "age", FieldType.NUMBER));
        boolean sqlite = core.store.dialect() == Dialect.SQLITE;
        core.store.run(db -> {
            for (var sql : SQL.replace("HASH", sqlite ? "randomblob(32)" : "sha256(CAST(CAST(i AS TEXT) AS BYTEA))")
                    .split(";\n"))
                db.sql(sql)
                        .params(Map.of(
                                "people", PEOPLE,
                                "organisation", organisation,
                                "role", role.id(),
                                "age", age.id(),
                                "caseworker", core.fields.hash(role, "caseworker"),
                                "lawyer", core.fields.hash(role, "lawyer"),
                                "start", TestHouse.NINE.toEpochMilli() - PEOPLE * 200_000L))
                        .update();
        });
    }

    private static Field field(long organisation, String slug, FieldType type) {
        return new Field(0, organisation, slug, Localized.same(slug), type, List.of(), true);
    }

    private static final String PEOPLE_SQL =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people) ";

    private static final String SQL = """
            INSERT INTO contact (id, organisation, blind_index, domain_index, language, country, kind, rhythm, paused_until,
                                 created_at)
            PEOPLE
            SELECT i, :organisation, HASH, NULL,
                   CASE WHEN r < 40 THEN 'nl' WHEN r < 60 THEN 'en' WHEN r < 75 THEN 'fr' WHEN r < 85 THEN 'mk,en'
                        WHEN r < 90 THEN 'uk,en' WHEN r < 95 THEN 'ar' ELSE 'de' END,
                   CASE WHEN q < 35 THEN 'NL' WHEN q < 60 THEN 'BE' WHEN q < 80 THEN 'FR' WHEN q < 90 THEN 'MK' ELSE '' END,
                   CASE WHEN i % 50 = 0 THEN 'press' WHEN i % 20 = 0 THEN 'member' ELSE 'subscriber' END,
                   CASE WHEN i % 13 = 0 THEN 'daily' WHEN i % 29 = 0 THEN 'weekly' ELSE 'instant' END,
                   CASE WHEN i % 200 = 0 THEN 1900000000000 END, :start + i * 200000
            FROM (SELECT i, (CAST(i AS BIGINT) * 7919) % 100 AS r, (CAST(i AS BIGINT) * 104729 / 7) % 100 AS q FROM n) AS p;
            INSERT INTO contact_topic (contact, topic)
            SELECT c.id, t.topic
            FROM contact c CROSS JOIN (SELECT 'housing' AS topic, 0 AS k UNION ALL SELECT 'residence', 1
                                       UNION ALL SELECT 'courts', 2) AS t
            WHERE (c.id * 7907 / 3) % 10 < 3 AND (c.id + t.k) % 3 < 2;
            INSERT INTO contact_field (contact, field, hashed)
            SELECT id, :role, CASE WHEN (id * 31 / 7) % 5 = 0 THEN :caseworker ELSE :lawyer END FROM contact WHERE id % 2 = 0;
            INSERT INTO contact_field (contact, field, number)
            SELECT id, :age, 10 + (id * 13 / 7) % 70 FROM contact WHERE id % 3 = 0;
            INSERT INTO subscription (list, contact, state, changed_at, joined_at)
            SELECT l.id, c.id, CASE WHEN c.id % 40 = 0 THEN 'unsubscribed' ELSE 'confirmed' END, 0, c.created_at
            FROM list l CROSS JOIN contact c
            WHERE l.slug = 'alerts' OR (l.slug = 'news' AND c.id % 5 < 2) OR (l.slug = 'press' AND c.kind = 'press')
               OR (l.slug = 'members' AND c.kind = 'member');
            INSERT INTO suppression (organisation, blind_index, reason, at)
            SELECT :organisation, blind_index, 'invalid', 0 FROM contact WHERE id % 200 = 7
            """.replace("PEOPLE", PEOPLE_SQL);
}
