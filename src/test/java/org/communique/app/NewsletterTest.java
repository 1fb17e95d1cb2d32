package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.communique.audience.ListKind;
import org.communique.release.InvalidRelease;
import org.communique.release.ReleaseState;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One number of a newsletter and what it brings together. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewsletterTest {

    static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_issue_gathers_what_is_released_and_waits_for_what_is_due_in_the_same_second() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var readers = house.list("newsletter", ListKind.NEWSLETTER, "bo@example.org,nl");
        var statement = house.statement("safe", "en");
        house.edition("november", "nl", "issue", "gathers: [safe]\n", "Het redactioneel");
        var issue = house.core.statements.byKey("november").orElseThrow();
        house.release(statement, NINE.plus(HOUR), alerts);
        house.release(issue, NINE.plus(HOUR), readers);

        house.pass(HOUR);
        house.sweepAndDeliver();
        house.sweepAndDeliver();

        var mail = house.mail.parcels.stream()
                .filter(it -> it.letter().statementKey().equals("november"))
                .findFirst()
                .orElseThrow();
        var text = mail.editions().get(0).rendered().text();
        assertTrue(text.contains("Title safe en") && text.contains("English"), text);
        assertTrue(text.contains("/en/2026/safe"), text);
    }

    @Test
    void an_issue_cannot_gather_what_nobody_has_scheduled() {
        var readers = house.list("newsletter", ListKind.NEWSLETTER, "bo@example.org,nl");
        house.statement("safe", "en");
        house.edition("november", "en", "issue", "gathers: [safe]\n", "The editorial");
        var issue = house.core.statements.byKey("november").orElseThrow();

        var refused = assertThrows(InvalidRelease.class, () -> house.release(issue, NINE, readers));

        assertEquals("gathers", refused.field());
    }

    /** An error that told them apart would tell what another organisation plans. */
    @Test
    void an_issue_gathers_of_another_organisation_what_is_out_and_knows_nothing_of_what_is_planned() {
        var readers = house.list("newsletter", ListKind.NEWSLETTER, "bo@example.org,en");
        var kyiv = Members.things(house, "kyiv");
        house.edition("november", "en", "issue", "gathers: [kyiv]\n", "The editorial");
        house.edition("december", "en", "issue", "gathers: [nobody]\n", "The editorial");
        var november = house.core.statements.byKey("november").orElseThrow();
        var december = house.core.statements.byKey("december").orElseThrow();

        var planned = assertThrows(InvalidRelease.class, () -> house.release(november, NINE, readers));
        var unknown = assertThrows(InvalidRelease.class, () -> house.release(december, NINE, readers));
        assertEquals(unknown.getMessage().replace("nobody", "kyiv"), planned.getMessage());

        house.pass(HOUR);
        house.sweep();
        assertEquals(
                ReleaseState.RELEASED, house.core.releases.byId(kyiv.release()).state());
        assertEquals(
                ReleaseState.SCHEDULED,
                house.release(november, NINE.plus(HOUR), readers).state());
    }

    @Test
    void an_issue_gathers_its_own_organisations_statement_whatever_others_call_theirs() {
        var readers = house.list("newsletter", ListKind.NEWSLETTER, "bo@example.org,en");
        Members.things(house, "kyiv");
        var own = house.core.organisations.all().get(0).slug();
        house.release(Members.statement(house, own, "kyiv", "slug: ours\n"), NINE.plus(HOUR), readers);
        house.edition("november", "en", "issue", "gathers: [kyiv]\n", "The editorial");
        house.release(house.core.statements.byKey("november").orElseThrow(), NINE.plus(HOUR), readers);

        house.pass(HOUR);
        house.sweepAndDeliver();
        house.sweepAndDeliver();

        var mail = house.mail.parcels.stream()
                .filter(it -> it.letter().statementKey().equals("november"))
                .findFirst()
                .orElseThrow();
        assertTrue(mail.editions().get(0).rendered().text().contains("/en/2026/ours"));
    }

    @Test
    void an_issue_never_shows_a_statement_that_is_still_under_embargo() {
        var readers = house.list("newsletter", ListKind.NEWSLETTER, "bo@example.org,en");
        var press = house.list("press", ListKind.PRESS, "p@example.org,en");
        house.embargoed(house.statement("secret", "en"), NINE.plus(HOUR), NINE, press);
        house.edition("november", "en", "issue", "gathers: [secret]\n", "The editorial");
        var issue = house.release(house.core.statements.byKey("november").orElseThrow(), NINE, readers);

        house.sweepAndDeliver();

        assertEquals(ReleaseState.HELD, house.core.releases.byId(issue.id()).state());
        assertEquals(0, house.feed.parcels.size());
    }
}
