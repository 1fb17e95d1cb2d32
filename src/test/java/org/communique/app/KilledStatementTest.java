package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.feed.Archive;
import org.communique.feed.Feeds;
import org.communique.feed.Selection;
import org.communique.release.InvalidRelease;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that must not stand is recalled: nothing of it is left but that it was there, and why it no longer is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledStatementTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;
    private Archive archive;
    private ContactList alerts;

    @AfterEach
    void close() {
        house.close();
    }

    private void homesAreOut(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        archive = house.publishing();
        alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "b@example.org,nl");
        house.release(house.statement("homes", "en", "nl"), NINE, alerts);
        house.sweep();
    }

    private int kill(String... more) {
        var arguments = new java.util.ArrayList<>(List.of("release", "kill", "homes"));
        arguments.addAll(List.of(more));
        return program.run(house, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void a_stub_with_the_reason_in_the_readers_language_is_all_that_is_left(Dialect dialect) {
        homesAreOut(dialect);
        house.deliver();
        house.pass(Duration.ofHours(1));

        assertEquals(0, kill("--reason", "en=A source was in danger.", "--reason", "nl=Een bron liep gevaar."));

        var english = archive.byPath("/en/2026/homes").orElseThrow();
        var dutch = archive.byPath("/nl/2026/homes").orElseThrow();
        assertEquals(
                "A source was in danger.",
                english.history().killed().orElseThrow().reason());
        assertEquals(
                "Een bron liep gevaar.", dutch.history().killed().orElseThrow().reason());
        assertEquals("", english.pageHtml() + english.entryHtml() + english.summary());
        assertEquals("Title homes en", english.title());
        assertEquals(0, archive.count(Selection.everything()));
        assertEquals(List.of(), archive.translations(english));
        assertEquals(List.of(), house.core.kills.unapplied());
    }

    @ParameterizedTest
    @EnumSource
    void mails_not_handed_over_are_not_sent(Dialect dialect) {
        homesAreOut(dialect);
        assertEquals(0, kill("--reason", "en=Wrong."));

        house.deliver();

        assertEquals(List.of(), house.mail.addresses());
        var tally = house.tally(house.core.releases.byId(1), "mail", "public");
        assertTrue(tally.conserved());
        assertEquals(2, tally.excluded().values().stream().mapToLong(it -> it).sum());
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void its_title_can_go_too(Dialect dialect) {
        homesAreOut(dialect);
        kill("--reason", "en=Wrong.", "--hide-title");

        assertEquals("", archive.byPath("/en/2026/homes").orElseThrow().title());
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void nothing_of_it_goes_out_any_more(Dialect dialect) {
        homesAreOut(dialect);
        var statement = house.core.statements.byKey("homes").orElseThrow();
        var planned = house.decisions.decide(house.plan(statement, NINE.plusSeconds(600), Optional.empty(), alerts));

        kill("--reason", "en=Wrong.");

        assertEquals("withdrawn", house.core.releases.byId(planned.id()).state().code());
        var refused = assertThrows(InvalidRelease.class, () -> house.release(statement, NINE.plusSeconds(900), alerts));
        assertTrue(refused.getMessage().contains("was killed"), refused.getMessage());
        assertEquals(1, kill("--reason", "en=Again."));
        assertTrue(program.err.contains("is killed already"), program.err);
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void what_is_not_out_is_withdrawn_and_not_killed(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.statement("homes", "en");

        assertEquals(1, kill("--reason", "en=Wrong."));

        assertTrue(program.err.contains("withdraw its release"), program.err);
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void those_who_received_it_can_be_told_by_a_notice_of_its_own(Dialect dialect) {
        homesAreOut(dialect);
        house.deliver();
        house.list("alerts", ListKind.PUBLIC, "late@example.org,en");
        kill("--reason", "en=Wrong.");
        house.statement("notice", "en");
        house.mail.parcels.clear();

        assertEquals(
                0,
                program.run(house, "release", "create", "notice", "--to", "alerts", "--now", "--reached-by", "1"),
                program.err);
        house.sweepAndDeliver();

        assertEquals(
                List.of("a@example.org", "b@example.org"),
                house.mail.addresses().stream().sorted().toList());
        assertFalse(house.core.kills.killed(
                house.core.statements.byKey("notice").orElseThrow().id()));
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void whoever_kills_is_told_which_issues_still_name_it(Dialect dialect) {
        homesAreOut(dialect);
        house.edition("november", "en", "issue", "gathers: [homes]\n", "This month.");
        house.release(house.core.statements.byKey("november").orElseThrow(), house.clock.instant(), alerts);
        house.sweepAndDeliver();

        assertEquals(0, kill("--reason", "en=Wrong."), program.err);

        assertTrue(program.out.contains("still stand in november"), program.out);
    }

    /** The bell has begun the release on another thread; it goes on when the snapshot has been asked. */
    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void a_kill_decided_while_the_release_is_going_out_stays_a_kill(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        archive = house.publishing();
        alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en");
        var homes = house.statement("homes", "en");
        var release = house.release(homes, NINE, alerts);
        var begun = house.decisions.moment(release.id()).orElseThrow();
        house.core.kills.kill(homes, new Localized(Map.of("en", "Wrong.")), false);
        var settings = Flow.publicSettings(house.core);
        var killings = new Killings(house.core, archive, settings, new Feeds(archive, settings));

        killings.apply();
        assertThrows(IllegalStateException.class, () -> house.handover.publish(begun));
        killings.apply();

        assertEquals(Optional.empty(), archive.byPath("/en/2026/homes"));
        assertEquals("held", house.core.releases.byId(release.id()).state().code());
        assertEquals(List.of(), house.core.kills.unapplied());
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void a_kill_that_cannot_be_brought_further_holds_up_no_other(Dialect dialect) {
        homesAreOut(dialect);
        house.release(house.statement("rooms", "en"), NINE, alerts);
        house.sweepAndDeliver();
        for (var key : List.of("homes", "rooms")) {
            var statement = house.core.statements.byKey(key).orElseThrow();
            house.core.kills.kill(statement, new Localized(Map.of("en", "Wrong.")), false);
        }
        house.core.store.run(db -> db.sql("""
                        CREATE TRIGGER broken BEFORE UPDATE ON published WHEN old.key = 'homes'
                        BEGIN SELECT RAISE(ABORT, 'broken'); END
                        """).update());
        var settings = Flow.publicSettings(house.core);

        assertThrows(
                RuntimeException.class,
                () -> new Killings(house.core, archive, settings, new Feeds(archive, settings)).apply());

        assertTrue(archive.byPath("/en/2026/rooms").orElseThrow().killed());
        assertEquals(1, house.core.kills.unapplied().size());
    }
}
