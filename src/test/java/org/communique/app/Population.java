package org.communique.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.release.Embargo;
import org.communique.release.LedgerAudience;
import org.communique.release.Narrowing;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;

/** People on lists who have made choices, by hand or at random, and releases to them. */
final class Population {

    private static final List<String> LANGUAGES =
            List.of("en", "nl", "mk", "nl,en", "mk,fr", "fr", "uk,mk", "nl-BE", "ar");
    private static final List<String> TOPICS = List.of("housing", "courts", "residence");

    private final TestHouse house;
    private final Random random;
    private final String prefix;
    private final List<Long> releases = new ArrayList<>();
    private final List<Long> segments = new ArrayList<>();
    private final List<ContactList> lists = new ArrayList<>();

    Population(TestHouse house, int seed) {
        this.house = house;
        this.random = new Random(seed);
        this.prefix = "l" + seed + "-";
    }

    long organisation() {
        return house.core.organisations.all().get(0).id();
    }

    ContactList list(String slug) {
        return house.core.lists.bySlug(organisation(), slug).orElseThrow();
    }

    void people(String list, ListKind kind, String... names) {
        house.list(
                list,
                kind,
                Arrays.stream(names).map(it -> it + "@example.org,en").toArray(String[]::new));
    }

    long id(String name) {
        return house.core.contacts.ids(new Address(name + "@example.org")).get(0);
    }

    void set(String name, String column, Object value) {
        house.core.store.run(db -> db.sql("UPDATE contact SET " + column + " = :value WHERE id = :id")
                .param("value", value)
                .param("id", id(name))
                .update());
    }

    void topic(String name, String topic) {
        house.core.store.run(
                db -> db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:id, :topic) ON CONFLICT DO NOTHING")
                        .param("id", id(name))
                        .param("topic", topic)
                        .update());
    }

    void suppress(String name) {
        house.core.suppressions.suppress(id(name), Suppression.COMPLAINT);
    }

    Release release(String key, Narrowing narrowing, String... lists) {
        var statement = house.core.statements.byKey(key).orElseThrow();
        var plan = house.plan(
                statement,
                house.clock.instant(),
                Optional.empty(),
                Arrays.stream(lists).map(this::list).toArray(ContactList[]::new));
        return house.decisions.decide(plan.within(narrowing));
    }

    /** People at random, on lists that overlap, and segments over them. */
    void fill(int n) {
        var names = IntStream.range(0, n).mapToObj(i -> prefix + "p" + i).toList();
        var chosen = new ArrayList<String>();
        for (var kind :
                List.of(ListKind.PUBLIC, ListKind.NEWSLETTER, ListKind.PRESS, ListKind.MEMBERS, ListKind.STAFF)) {
            var some = names.stream().filter(it -> random.nextInt(3) == 0).toList();
            people(prefix + kind.code(), kind, some.toArray(String[]::new));
            lists.add(list(prefix + kind.code()));
            chosen.addAll(some);
        }
        house.core.store.run(db -> chosen.stream().distinct().forEach(this::choose));
        house.core.store.run(db -> db.sql("""
                        UPDATE subscription SET state = CASE WHEN contact % 2 = 0 THEN 'pending' ELSE 'unsubscribed' END
                        WHERE (contact + list) % 7 = 0
                        """).update());
        for (var rule : List.of(
                "country = NL",
                "language = nl or reads = en",
                "not topic = housing",
                "list = " + prefix + "press",
                "kind in (member, press) and joined within 1 days"))
            segments.add(house.core
                    .segments
                    .save(organisation(), prefix + segments.size(), rule)
                    .id());
    }

    private void choose(String name) {
        set(name, "language", one(LANGUAGES));
        set(name, "country", one(List.of("NL", "BE", "")));
        if (random.nextInt(5) == 0) set(name, "rhythm", one(List.of("daily", "weekly", "instant")));
        if (random.nextInt(8) == 0)
            set(
                    name,
                    "paused_until",
                    house.clock.millis()
                            + one(List.of(-1L, 0L, Duration.ofDays(90).toMillis())));
        if (random.nextInt(3) == 0) topic(name, one(TOPICS));
        if (random.nextInt(10) == 0) suppress(name);
    }

    void edition(String key) {
        var languages = some(List.of("en", "nl", "mk", "fr", "ru"), 1);
        var topics = "topics: [" + String.join(", ", some(TOPICS, 0)) + "]\n";
        for (var language : languages) house.edition(key, language, "statement", topics, "Words in " + language);
    }

    Plan plan(String key) {
        var to = some(lists, 1);
        var press = to.stream()
                .filter(it -> it.kind() == ListKind.PRESS && random.nextBoolean())
                .toList();
        var due = house.clock.instant().plus(press.isEmpty() ? Duration.ZERO : Duration.ofMinutes(9));
        var inside = random.nextBoolean() ? some(segments, 0) : List.<Long>of();
        var outside = segments.stream()
                .filter(it -> !inside.contains(it) && random.nextInt(6) == 0)
                .toList();
        var plan = new Plan(
                        house.core.statements.byKey(key).orElseThrow(),
                        to.stream().map(ContactList::id).toList(),
                        new ReleaseTime(due, ZoneId.of("Europe/Amsterdam")),
                        press.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Embargo(
                                        house.clock.instant(),
                                        press.stream().map(ContactList::id).toList())),
                        List.of("feed", "mail"))
                .within(new Narrowing(
                        inside,
                        outside,
                        lists.stream()
                                .filter(it -> random.nextInt(8) == 0)
                                .map(ContactList::id)
                                .toList(),
                        releases.stream().filter(it -> random.nextInt(30) == 0).toList()));
        return !releases.isEmpty() && random.nextInt(5) == 0 ? plan.to(new LedgerAudience(one(releases), true)) : plan;
    }

    void released(Release release) {
        releases.add(release.id());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(List<T> of, int least) {
        var all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return Stream.of(all.subList(0, least + random.nextInt(of.size() - least + 1)))
                .flatMap(List::stream)
                .toList();
    }
}
