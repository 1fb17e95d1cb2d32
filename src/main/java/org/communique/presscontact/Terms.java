package org.communique.presscontact;

import java.time.Clock;
import java.util.Locale;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embargo terms as journalists are shown them, each wording kept once; the only writer of its table. */
final class Terms {

    private final Clock clock;

    Terms(Clock clock) {
        this.clock = clock;
    }

    /** The words in force in a language. */
    static String wording(Locale language) {
        return Phrases.get(language, "press.terms");
    }

    /** Words that were shown. */
    record Shown(String language, String wording) {}

    /** The words with this number. */
    Shown of(JdbcClient db, long terms) {
        return db.sql("SELECT language, wording FROM press_terms WHERE id = :id")
                .param("id", terms)
                .query((row, n) -> new Shown(row.getString("language"), row.getString("wording")))
                .single();
    }

    /** The number of the words that a reader of this language is shown now; new words are the next revision. */
    long shown(JdbcClient db, Locale reader) {
        var language = Languages.shipped(reader);
        var wording = wording(language);
        db.sql("""
                        INSERT INTO press_terms (language, revision, wording, since_at)
                        SELECT :language, count(*) + 1, :wording, :now FROM press_terms WHERE language = :language
                        ON CONFLICT DO NOTHING
                        """)
                .param("language", language.toLanguageTag())
                .param("wording", wording)
                .param("now", clock.millis())
                .update();
        return db.sql("SELECT id FROM press_terms WHERE language = :language AND wording = :wording")
                .param("language", language.toLanguageTag())
                .param("wording", wording)
                .query(Long.class)
                .single();
    }
}
