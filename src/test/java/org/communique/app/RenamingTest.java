package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.drafting.DraftText;
import org.communique.drafting.Version.Cause;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Kind;
import org.communique.store.Dialect;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.communique.workspace.Missing;
import org.communique.workspace.Renaming.Result;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key of a statement changes until somebody has been asked to approve it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenamingTest {

    private static final Actor KIM = Actor.console();

    @TempDir
    Path folder;

    private TestHouse house;
    private Desks desks;
    private String of;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_key_changes_with_all_that_is_written_until_the_statement_is_on_its_way(Dialect dialect) {
        try (var there = new TestHouse(folder, dialect)) {
            house = there;
            desks = house.core.desks();
            of = house.core.organisations.all().get(0).slug();
            desks.drafts().begin(KIM, of, new DraftDesk.Beginning(Kind.STATEMENT, Locale.ENGLISH, "Frist", "frist"));
            desks.drafts().begin(KIM, of, new DraftDesk.Beginning(Kind.STATEMENT, Locale.ENGLISH, "Other", "other"));
            write("frist", "One");
            house.pass(Duration.ofHours(1));
            write("frist", "Two");

            assertEquals(Result.TAKEN, desks.drafts().rename(KIM, of, "frist", "other"));
            assertEquals(Result.TAKEN, desks.drafts().rename(KIM, of, "frist", "new"));
            assertEquals(Result.DONE, desks.drafts().rename(KIM, of, "frist", "first"));
            assertThrows(Missing.class, () -> desks.drafts().open(KIM, of, "frist"));
            assertEquals(
                    2, desks.drafts().history(KIM, of, "first", Locale.ENGLISH).size());
            assertEquals("Two", body("first"));

            desks.drafts().ready(KIM, of, "first");
            assertEquals(Result.DONE, desks.drafts().rename(KIM, of, "first", "second"));
            assertTrue(house.core.statements.byKey("first").isEmpty());
            var statement = house.core.statements.byKey("second").orElseThrow();
            var plan = house.plan(statement, house.clock.instant().plus(Duration.ofDays(3)), Optional.empty());
            var release = house.core.releases.drafts().plan(plan).orElseThrow();
            assertEquals(Result.DONE, desks.drafts().rename(KIM, of, "second", "third"), "a plan is no promise");

            house.core.users.add(new org.communique.signin.User("ann", "Ann", Locale.ENGLISH));
            long id = house.core.organisations.all().get(0).id();
            house.core.staff.grant("ann", id, Role.APPROVER, KIM);
            var reviews = ReviewRooms.reviews(house.core, house.decisions);
            reviews.ask(release.id(), new Reviews.Request("kim", "Please", false));
            assertEquals(Result.SETTLED, desks.drafts().rename(KIM, of, "third", "fourth"));
            assertEquals("Two", body("third"));

            house.core.releases.drafts().discard(release.id(), "test");
            house.decisions.decide(house.plan(
                    house.core.statements.byKey("third").orElseThrow(), house.clock.instant(), Optional.empty()));
            house.sweepAndDeliver();
            assertEquals(Result.SETTLED, desks.drafts().rename(KIM, of, "third", "fourth"));
        }
    }

    private void write(String key, String body) {
        var now = desks.drafts().open(KIM, of, key).in(Locale.ENGLISH);
        var text = DraftText.EMPTY.saying("Title", "Summary", body).with(List.of());
        desks.drafts()
                .save(
                        KIM,
                        of,
                        key,
                        new DraftDesk.Edit(Locale.ENGLISH, now.version(), now.revision(), text, Cause.WRITTEN));
    }

    private String body(String key) {
        return desks.drafts().open(KIM, of, key).in(Locale.ENGLISH).text().body();
    }
}
