package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import org.communique.render.Phrases;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SitePhrasesTest {

    static List<Locale> languages() {
        return Languages.shipped();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_kind_of_statement_has_a_word(Locale language) {
        for (var kind : Kind.values())
            assertFalse(Phrases.get(language, "site.kind." + kind.code()).isBlank());
    }
}
