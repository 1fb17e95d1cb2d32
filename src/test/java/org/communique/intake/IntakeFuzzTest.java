package org.communique.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** Whatever the bytes are, the answer is a draft or a list of faults. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntakeFuzzTest {

    static final String GOOD =
            "---\nstatement: a\nlanguage: en\ntitle: T\nsummary: S\nkind: news\ntopics: [a, b]\nslug: a\n---\nWords *here*.\n";

    @Property(tries = 1000)
    void a_good_file_with_a_hostile_piece_in_it_is_read_or_refused(
            @ForAll @IntRange(max = 100) int at, @ForAll String piece) {
        int cut = Math.min(at, GOOD.length());
        check(GOOD.substring(0, cut) + piece + GOOD.substring(cut));
    }

    @Property(tries = 500)
    void any_text_is_read_or_refused(@ForAll String text) {
        check(text);
        check("---\n" + text + "\n---\n" + text);
    }

    private static void check(String text) {
        var faults = new Faults();
        var source =
                Source.of(java.nio.file.Path.of("/"), text.getBytes(java.nio.charset.StandardCharsets.UTF_8), faults);
        if (source.isEmpty()) {
            assertFalse(faults.none());
            return;
        }
        var matter = FrontMatter.read(source.get(), faults);
        var draft = new DraftReader(source.get(), matter, faults).draft();
        assertTrue(draft.isPresent() == faults.none());
    }
}
