package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.delivery.Headcount;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** A release played without being sent, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsalTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<String> WRITTEN = List.of(
            "dispatch",
            "dispatch_language",
            "dispatch_edition",
            "delivery",
            "delivery_event",
            "lane",
            "pace",
            "alert",
            "exclusion",
            "destination",
            "published",
            "contact",
            "subscription",
            "suppression",
            "release");

    @TempDir
    Path folder;

    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void it_counts_exactly_whom_the_release_then_reaches_and_leaves_out(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@gmail.com,nl", "no@x.org,en");
        var members = house.list("members", ListKind.MEMBERS, "ana@example.org,en", "cy@gmail.com,mk");
        house.core.suppressions.suppress(contact("no@x.org"), Suppression.COMPLAINT);
        var release = house.release(house.statement("winter", "en", "mk"), NINE.plus(HOUR), alerts, members);

        var act = rehearse(release).moments().get(0);

        assertEquals(5, act.candidates());
        assertEquals(3, act.recipients());
        assertEquals(Map.of("duplicate", 1L, "suppressed", 1L), act.excluded());
        assertTrue(act.conserved());
        assertEquals(Map.of("members", 2L, "alerts", 1L), act.heads().byList());
        assertEquals(Map.of("network", 3L), act.heads().byOrganisation());
        assertEquals(Map.of("gmail", 2L, "other", 1L), act.heads().byProvider());
        assertTrue(act.heads().byLanguage().contains(new Headcount.Edition("nl", "en", 1)));
        assertEquals(3, act.editions().stream().mapToLong(it -> it.mails()).sum());
        house.pass(HOUR);
        house.sweepAndDeliver();
        var real = house.tally(release, "mail", "public");
        assertEquals(act.candidates(), real.dispatch().candidates());
        assertEquals(act.recipients(), real.accepted());
        assertEquals(act.excluded(), real.excluded());
    }

    @ParameterizedTest
    @EnumSource
    void it_changes_no_row_anywhere(Dialect dialect) {
        var release = toThirty(dialect);
        var before = everything();

        rehearse(release);

        assertEquals(before, everything());
        assertEquals(0, house.mail.parcels.size() + house.feed.parcels.size());
    }

    @ParameterizedTest
    @EnumSource
    void under_embargo_both_moments_are_played_and_nobody_counts_twice(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var press = house.list("press", ListKind.PRESS, "p@example.org,en");
        var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "p@example.org,en");
        var release = house.embargoed(
                house.statement("winter", "en"), NINE.plus(HOUR), NINE.plusSeconds(600), press, press, alerts);

        var acts = rehearse(release).moments();

        assertEquals(
                List.of("advance", "public"),
                acts.stream().map(it -> it.phase()).toList());
        assertEquals(1, acts.get(0).recipients());
        assertEquals(1, acts.get(1).recipients());
        assertTrue(acts.get(1).excluded().containsKey("advance-copy"));
        house.pass(Duration.ofMinutes(10));
        house.sweepAndDeliver();
        assertEquals(
                List.of("public"),
                rehearse(release).moments().stream().map(it -> it.phase()).toList());
        assertEquals(1, rehearse(release).moments().get(0).recipients(), "the real advance copies are known");
    }

    @ParameterizedTest
    @EnumSource
    void what_would_harm_the_release_is_wrong_and_named(Dialect dialect) throws IOException {
        house = new TestHouse(folder, dialect);
        house.settings.put("templates.folder", talkativeTemplates().toString());
        house.restart();
        var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "b@example.org,en");
        house.edition("long", "en", "statement", "", "TODO say it better");
        var release = house.release(house.core.statements.byKey("long").orElseThrow(), NINE.plus(HOUR), alerts);

        var report = rehearse(release);

        assertFalse(report.good());
        var said = said(report);
        assertTrue(said.contains("edition en: 2 mails could not go out: the HTML part has"), said);
        assertTrue(said.contains("'TODO' looks like a placeholder"), said);
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_would_be_held_says_so_before_its_time(Dialect dialect) {
        var release = toThirty(dialect);
        house.core.store.run(db -> db.sql("UPDATE organisation SET press_phone = '+31 20 555 99 99'")
                .update());

        assertTrue(said(rehearse(release)).contains("it would be held: it no longer is what was approved"));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_out_cannot_be_rehearsed(Dialect dialect) {
        var release = toThirty(dialect);
        house.pass(HOUR);
        house.sweepAndDeliver();

        assertThrows(Refused.class, () -> rehearse(release));
    }

    @ParameterizedTest
    @EnumSource
    void the_time_it_will_take_follows_from_what_the_last_dispatches_took(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = thirty();
        house.mail.answer = parcel -> {
            house.pass(Duration.ofSeconds(2));
            return new Outcome.Accepted("250 ok");
        };
        house.release(house.statement("first", "en"), NINE, alerts);
        house.sweepAndDeliver();
        var second = house.release(
                house.statement("second", "en"), house.clock.instant().plus(HOUR), alerts);

        var longest = rehearse(second).moments().get(0).duration().get(0);

        assertTrue(longest.rule().startsWith("the relays: "), longest.rule());
        assertEquals(60, longest.seconds(), 1);
    }

    private RehearsalReport rehearse(Release release) {
        return new DressRehearsal(house.core).of(house.core.releases.byId(release.id()));
    }

    /** Templates of an organisation that add more than mail clients show. */
    private Path talkativeTemplates() throws IOException {
        var copy = folder.resolve("templates");
        FileSystemUtils.copyRecursively(Path.of("templates"), copy);
        try (var files = Files.list(copy.resolve("mail"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".html")).toList())
                Files.writeString(
                        file,
                        Files.readString(file).replace("</body>", "<p>" + "words ".repeat(20_000) + "</p></body>"));
        }
        return copy;
    }

    private Release toThirty(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        return house.release(house.statement("winter", "en", "mk"), NINE.plus(HOUR), thirty());
    }

    private ContactList thirty() {
        return house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, 30)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
    }

    private Set<String> everything() {
        return WRITTEN.stream()
                .flatMap(table -> house.core.store.read().sql("SELECT * FROM " + table).query().listOfRows().stream()
                        .map(row -> table + " "
                                + row.entrySet().stream()
                                        .filter(it -> !(it.getValue() instanceof byte[]))
                                        .toList()))
                .collect(Collectors.toSet());
    }

    private static String said(RehearsalReport report) {
        return String.join("\n", report.lines());
    }

    private long contact(String address) {
        return house.core.store.read().sql("SELECT id FROM contact ORDER BY id").query(Long.class).list().stream()
                .filter(it -> house.core
                        .contacts
                        .find(it)
                        .orElseThrow()
                        .address()
                        .ascii()
                        .equals(address))
                .findFirst()
                .orElseThrow();
    }
}
