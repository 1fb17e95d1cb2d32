package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IsolatedTest {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    @Test
    void a_name_that_runs_against_its_sentence_is_kept_apart() {
        assertArrayEquals(new Object[] {"\u2068Havenlight (NL)\u2069"}, Isolated.all(ARABIC, "Havenlight (NL)"));
        assertArrayEquals(new Object[] {"\u2068شبكة\u2069"}, Isolated.all(Locale.ENGLISH, "شبكة"));
    }

    @Test
    void what_runs_its_way_has_no_direction_or_is_no_text_stays_as_it_is() {
        assertArrayEquals(new Object[] {"شبكة", "12 + 3", 7}, Isolated.all(ARABIC, "شبكة", "12 + 3", 7));
        assertArrayEquals(new Object[] {"Мережа", "12"}, Isolated.all(Locale.ENGLISH, "Мережа", "12"));
    }

    @Test
    void an_arabic_mail_isolates_in_html_and_has_no_invisible_sign_in_subject_and_text() {
        var mail = RendererTest.RENDERER.render(Manuscripts.advance("ar"));

        assertTrue(mail.html().contains("\u2068"));
        assertFalse((mail.subject() + mail.text()).contains("\u2068"));
    }
}
