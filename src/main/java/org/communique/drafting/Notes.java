package org.communique.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Store;

/** Notes for colleagues, and the only writer of the {@code draft_note} table. */
public final class Notes {

    private final Store store;
    private final Clock clock;

    public Notes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What somebody wants to say. @param paragraph from 1; 0 = about the whole edition */
    public record Wish(Locale language, int paragraph, String quote, String text) {}

    /** Writes a note. The same words twice about the same place, by the same person, are one note. */
    public void add(Writing wish, String author, Wish note) {
        store.run(db -> {
            var writing = DraftRows.begun(db, wish, clock.millis());
            db.sql("""
                            INSERT INTO draft_note (statement, language, paragraph, quote, text, author, at)
                            SELECT CAST(:statement AS BIGINT), :language, CAST(:paragraph AS BIGINT), :quote, :text, :author,
                                   CAST(:now AS BIGINT)
                            WHERE NOT EXISTS (
                                SELECT 1 FROM draft_note WHERE statement = :statement AND language = :language
                                  AND paragraph = :paragraph AND text = :text AND author = :author
                                  AND resolved_at IS NULL)
                            """)
                    .param("statement", writing.id())
                    .param("language", note.language().toLanguageTag())
                    .param("paragraph", note.paragraph())
                    .param("quote", note.quote())
                    .param("text", note.text().strip())
                    .param("author", author)
                    .param("now", clock.millis())
                    .update();
        });
    }

    /** Of one edition: the open ones first, each the oldest first. */
    public List<Note> of(Writing writing, Locale language) {
        return store.read()
                .sql("""
                        SELECT id, language, paragraph, quote, text, author, at, resolved_by, resolved_at FROM draft_note
                        WHERE statement = :statement AND language = :language
                        ORDER BY CASE WHEN resolved_at IS NULL THEN 0 ELSE 1 END, id
                        """)
                .param("statement", writing.id())
                .param("language", language.toLanguageTag())
                .query((row, n) -> note(row))
                .list();
    }

    /** Somebody has seen to a note; once is enough. A note of another statement stays as it is. */
    public void resolve(Writing writing, long id, String by) {
        store.run(db -> db.sql("""
                        UPDATE draft_note SET resolved_by = :by, resolved_at = :now
                        WHERE id = :id AND statement = :statement AND resolved_at IS NULL
                        """)
                .param("by", by)
                .param("now", clock.millis())
                .param("id", id)
                .param("statement", writing.id())
                .update());
    }

    private static Note note(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getString("resolved_by"));
        var at = Instant.ofEpochMilli(row.getLong("resolved_at"));
        return new Note(
                row.getLong("id"),
                Locale.forLanguageTag(row.getString("language")),
                row.getInt("paragraph"),
                row.getString("quote"),
                row.getString("text"),
                row.getString("author"),
                Instant.ofEpochMilli(row.getLong("at")),
                by.map(it -> new Note.Resolved(it, at)));
    }
}
