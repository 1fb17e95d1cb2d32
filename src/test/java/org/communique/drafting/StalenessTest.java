package org.communique.drafting;

import static org.communique.drafting.EditionState.CURRENT;
import static org.communique.drafting.EditionState.MISSING;
import static org.communique.drafting.EditionState.SOURCE;
import static org.communique.drafting.EditionState.STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import org.communique.difference.Difference;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an edition stands to the one it is translated from, and what has changed there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StalenessTest {

    private static final Locale EN = Locale.ENGLISH;
    private static final Locale NL = Locale.forLanguageTag("nl");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_translation_is_current_until_the_source_changes_and_again_when_somebody_says_so(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.saved(EN, 0, "One");
            assertEquals(MISSING, desk.edition(NL).state());
            desk.saved(NL, 0, "Een");
            assertEquals(CURRENT, desk.edition(NL).state());
            assertEquals(SOURCE, desk.edition(EN).state());

            desk.saved(EN, 1, "Two");
            assertEquals(STALE, desk.edition(NL).state());
            desk.saved(NL, 1, "Een, met een komma");
            assertEquals(STALE, desk.edition(NL).state(), "whoever mends a comma has not followed the source");
            assertEquals("One", desk.edition(NL).seen().title());

            desk.drafts.current(desk.writing(), NL);
            assertEquals(CURRENT, desk.edition(NL).state());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_files_an_edition_follows_what_the_source_said_when_it_came(Dialect dialect) {
        try (var desk = new WritingDesk(folder, dialect)) {
            desk.takeIn(EN, "One");
            desk.takeIn(NL, "Een");
            assertEquals(CURRENT, desk.edition(NL).state());

            desk.takeIn(EN, "Two");

            assertEquals(STALE, desk.edition(NL).state());
            assertEquals("One", desk.edition(NL).seen().title());
        }
    }

    @Test
    void a_translation_that_came_before_its_source_follows_the_first_of_it() {
        try (var desk = new WritingDesk(folder, Dialect.SQLITE)) {
            desk.takeIn(NL, "Een");
            desk.takeIn(EN, "One");

            assertEquals(CURRENT, desk.edition(NL).state());
        }
    }

    @Test
    void the_words_that_changed_are_shown_and_no_others() {
        var pieces =
                Difference.of("We ask for shelter.\n\nAnd for time.\n", "We ask for safe shelter.\n\nAnd for time.\n");

        assertEquals(
                "SAME We ask for |ADDED safe |SAME shelter.\n\nAnd for time.\n",
                pieces.stream()
                        .map(it -> it.kind() + " " + it.text())
                        .collect(java.util.stream.Collectors.joining("|")));
    }

    @Test
    void a_union_of_two_texts_loses_nothing_of_either() {
        assertEquals("A\n\nHers\n\nHis\n\nZ", Difference.union("A\n\nHers\n\nZ", "A\n\nHis\n\nZ"));
    }

    @Test
    void two_texts_of_a_megabyte_that_have_nothing_in_common_are_compared_at_once() {
        var one = "alpha beta gamma\n\n".repeat(60_000);
        var other = "delta epsilon zeta\n\n".repeat(60_000);

        var pieces = Difference.of(one, other);

        assertTrue(pieces.size() <= 4, pieces.size() + " pieces");
    }
}
