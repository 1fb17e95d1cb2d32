package org.communique.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.communique.drafting.Version.Cause;
import org.communique.statement.Kind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drafts, their versions and what is kept of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftsTest {

    private static final Locale EN = Locale.ENGLISH;
    private static final Locale NL = Locale.forLanguageTag("nl");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_is_saved_is_there_with_the_number_of_its_version(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            assertEquals(1, desk.saved(EN, 0, "One"));
            assertEquals(2, desk.saved(EN, 1, "Two"));

            assertEquals("Two", desk.edition(EN).text().title());
            assertEquals(2, desk.edition(EN).version());
            assertTrue(desk.edition(EN).unstored());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_same_text_twice_is_one_version_on_whatever_it_was_written(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.saved(EN, 0, "One");

            assertEquals(1, desk.saved(EN, 0, "One"));
            assertEquals(1, desk.drafts.history(desk.writing(), EN).size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_text_on_an_older_version_is_not_kept_and_shows_the_newer_one(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "Hers", "kim");

            var conflict = (Saving.Conflict) desk.save(EN, 0, "His", "lee");

            assertEquals("Hers", conflict.theirs().text().title());
            assertEquals("kim", conflict.theirs().author());
            assertEquals("Hers", desk.edition(EN).text().title());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_what_one_person_types_in_ten_minutes_the_last_is_kept(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "One", "kim");
            desk.save(EN, 1, "Two", "kim");
            desk.save(EN, 2, "Three", "lee");
            desk.save(EN, 3, "Four", "kim");
            desk.clock.pass(Duration.ofMinutes(10));
            desk.save(EN, 4, "Five", "kim");

            assertEquals(List.of("Five", "Four", "Three", "Two"), desk.titles(EN));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_was_set_aside_or_restored_is_kept(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "One", "kim");
            desk.save(EN, 1, "Aside", Cause.SET_ASIDE);
            desk.save(EN, 2, "One", Cause.RESTORED);
            desk.save(EN, 3, "Two", "kim");

            assertEquals(List.of("Two", "One", "Aside", "One"), desk.titles(EN));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_was_stored_as_a_revision_is_kept_and_is_no_longer_unstored(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "One", "kim");
            desk.store(EN);

            assertFalse(desk.edition(EN).unstored());
            desk.save(EN, 1, "Two", "kim");

            assertEquals(List.of("Two", "One"), desk.titles(EN));
            assertTrue(desk.drafts.history(desk.writing(), EN).get(1).revision().isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_edition_that_came_as_a_file_is_where_writing_begins(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.takeIn(EN, "From a file");

            assertEquals("From a file", desk.edition(EN).text().title());
            assertEquals(0, desk.edition(EN).version());
            assertFalse(desk.edition(EN).unstored());
            assertEquals(1, desk.saved(EN, 0, "Written on"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_file_that_comes_later_is_followed_if_nothing_else_was_written(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "One", "kim");
            desk.store(EN);
            desk.takeIn(EN, "Newer");

            assertEquals("Newer", desk.edition(EN).text().title());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_file_that_comes_later_does_not_overwrite_what_was_written_meanwhile(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.save(EN, 0, "One", "kim");
            desk.store(EN);
            desk.save(EN, 1, "Two", "kim");
            desk.takeIn(EN, "Newer");

            assertEquals("Two", desk.edition(EN).text().title());
            assertEquals(
                    "Newer", desk.edition(EN).takenIn().orElseThrow().content().title());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_was_written_on_an_older_file_does_not_overwrite_a_newer_one(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.takeIn(EN, "First");
            long seen = desk.edition(EN).revision();
            desk.takeIn(EN, "Second");

            var saving = desk.save(EN, new Saving.Change(0, seen, WritingDesk.text("Mine"), "kim", Cause.WRITTEN));

            assertEquals("Second", ((Saving.Conflict) saving).theirs().text().title());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_key_is_begun_once_and_not_where_a_statement_has_it(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            var wish = new Writing(0, desk.organisation.id(), "other", Kind.NEWS, NL);

            assertTrue(desk.drafts.begin(wish));
            assertFalse(desk.drafts.begin(wish));
            desk.takeIn(EN, "From a file");
            assertFalse(desk.drafts.begin(new Writing(0, desk.organisation.id(), WritingDesk.KEY, Kind.NEWS, NL)));
        }
    }
}
