package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.feed.Archive;
import org.communique.feed.Published;
import org.communique.release.InvalidRelease;
import org.communique.release.LedgerAudience;
import org.communique.release.Release;
import org.communique.statement.Statement;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published edition is put right in the open: its readers learn what was wrong, and a slip of the pen stays one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionTest {

    private static final String PATH = "/en/2026/homes";

    @TempDir
    Path folder;

    private TestHouse house;
    private Archive archive;
    private ContactList alerts;
    private Release first;

    @BeforeEach
    void a_statement_is_out() {
        house = new TestHouse(folder, Dialect.SQLITE);
        archive = house.publishing();
        alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "b@example.org,en");
        first = house.release(house.statement("homes", "en"), NINE, alerts);
        house.sweepAndDeliver();
        house.mail.parcels.clear();
        house.pass(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_correction_keeps_the_ids_and_the_date_and_says_when_and_what() {
        var before = published();

        release(revised("correction: We wrote 120; it is 102.\n", "There are 102 homes."));

        var now = published();
        assertEquals(before.guid(), now.guid());
        assertEquals(before.publishedAt(), now.publishedAt());
        assertEquals(house.clock.instant(), now.updatedAt());
        assertEquals(2, now.history().revision());
        assertEquals(
                "We wrote 120; it is 102.", now.history().corrections().get(0).reason());
        assertTrue(
                now.pageHtml().startsWith("<p class=\"correction\"><strong>Correction, 18 October 2026:</strong> We"));
        assertEquals(now.pageHtml(), now.entryHtml());
        assertEquals("<p>Words in en</p>\n", archive.earlier(now).get(0).pageHtml());
    }

    @Test
    void a_second_correction_stands_above_the_first() {
        release(revised("correction: The first.\n", "Once mended."));
        house.pass(Duration.ofDays(1));

        release(revised("correction: The second.\n", "Twice mended."));

        var now = published();
        assertEquals(
                List.of("The second.", "The first."),
                now.history().corrections().stream().map(it -> it.reason()).toList());
        assertTrue(now.pageHtml().indexOf("The second.") < now.pageHtml().indexOf("The first."));
        assertEquals(2, archive.earlier(now).size());
    }

    @Test
    void a_minor_edit_changes_the_words_and_neither_date() {
        var before = published();

        release(revised("minor: true\n", "Words in English"));

        var now = published();
        assertEquals("<p>Words in English</p>\n", now.pageHtml());
        assertEquals(before.publishedAt(), now.publishedAt());
        assertEquals(before.updatedAt(), now.updatedAt());
        assertTrue(now.history().changedAt().isAfter(before.history().changedAt()), "caches must learn of it");
        assertEquals(List.of(), archive.earlier(now));
    }

    @Test
    void nothing_published_changes_without_a_word() {
        var changed = revised("", "Other words");

        var refused = assertThrows(InvalidRelease.class, () -> release(changed));

        assertEquals("correction", refused.field());
        assertTrue(refused.getMessage().contains("minor: true"), refused.getMessage());
        assertEquals("<p>Words in en</p>\n", published().pageHtml());
    }

    @Test
    void what_is_not_out_yet_cannot_be_corrected() {
        house.edition("fresh", "en", "statement", "correction: Something.\n", "Words");
        var fresh = house.core.statements.byKey("fresh").orElseThrow();

        var refused = assertThrows(InvalidRelease.class, () -> release(fresh));

        assertTrue(refused.getMessage().contains("is not out yet"), refused.getMessage());
    }

    @Test
    void its_mail_says_so_first_and_can_go_to_exactly_those_who_have_the_original() {
        house.list("alerts", ListKind.PUBLIC, "late@example.org,en");
        var corrected = revised("correction: We wrote 120; it is 102.\n", "There are 102 homes.");

        house.decisions.decide(house.plan(corrected, house.clock.instant(), Optional.empty(), alerts)
                .to(new LedgerAudience(first.id(), true)));
        house.sweepAndDeliver();

        assertEquals(
                List.of("a@example.org", "b@example.org"),
                house.mail.addresses().stream().sorted().toList());
        var mail = house.mail.parcels.get(0).editions().get(0).rendered();
        assertEquals("Corrected: Title homes en", mail.subject());
        assertTrue(mail.text().contains("Correction, 18 October 2026: We wrote 120; it is 102."), mail.text());
        assertTrue(mail.html().contains("We wrote 120; it is 102."));
    }

    @Test
    void an_older_revision_never_takes_the_place_of_a_newer_one() {
        var statement = house.core.statements.byKey("homes").orElseThrow();
        var planned = house.decisions.decide(
                house.plan(statement, house.clock.instant().plusSeconds(60), Optional.empty(), alerts));
        release(revised("correction: It was wrong.\n", "Right."));

        house.pass(Duration.ofMinutes(2));
        house.sweepAndDeliver();

        assertFalse(published().pageHtml().contains("Words in en"));
        assertEquals("released", house.core.releases.byId(planned.id()).state().code());
    }

    private Statement revised(String mark, String body) {
        house.edition("homes", "en", "statement", mark, body);
        return house.core.statements.byKey("homes").orElseThrow();
    }

    private void release(Statement statement) {
        house.release(statement, house.clock.instant(), alerts);
        house.sweepAndDeliver();
    }

    private Published published() {
        return archive.byPath(PATH).orElseThrow();
    }
}
