package org.communique.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Kind;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the tables {@code draft_statement} and {@code draft}. */
final class DraftRows {

    private DraftRows() {}

    /** One row of {@code draft}. @param revision 0 = none */
    record Row(long id, Locale language, int version, long revision, Optional<DraftText.Words> seen, Instant at) {}

    static Optional<Writing> writing(JdbcClient db, long organisation, String key) {
        return db.sql("""
                        SELECT id, organisation, key, kind, source FROM draft_statement
                        WHERE organisation = :organisation AND key = :key
                        """)
                .param("organisation", organisation)
                .param("key", key)
                .query((row, n) -> writing(row))
                .optional();
    }

    /** The row of a statement that is written, made if there is none. */
    static Writing begun(JdbcClient db, Writing wish, long now) {
        insert(db, wish, now);
        return writing(db, wish.organisation(), wish.key()).orElseThrow();
    }

    /** @return false if the key is taken */
    static boolean insert(JdbcClient db, Writing wish, long now) {
        return db.sql("""
                        INSERT INTO draft_statement (organisation, key, kind, source, created_at)
                        VALUES (:organisation, :key, :kind, :source, :now)
                        ON CONFLICT (organisation, key) DO NOTHING
                        """)
                        .param("organisation", wish.organisation())
                        .param("key", wish.key())
                        .param("kind", wish.kind().code())
                        .param("source", wish.source().toLanguageTag())
                        .param("now", now)
                        .update()
                == 1;
    }

    static List<Row> of(JdbcClient db, long statement) {
        return db.sql("SELECT id, language, version, revision, seen, at FROM draft WHERE statement = :statement")
                .param("statement", statement)
                .query((row, n) -> row(row))
                .list();
    }

    static void insert(JdbcClient db, long statement, AtDesk edition, DraftText.Words seen, long now) {
        db.sql("""
                        INSERT INTO draft (statement, language, version, revision, seen, title, at)
                        VALUES (:statement, :language, 0, :revision, :seen, :title, :now)
                        ON CONFLICT (statement, language) DO NOTHING
                        """)
                .param("statement", statement)
                .param("language", edition.language().toLanguageTag())
                .param("revision", edition.stored().map(it -> it.id()).orElse(null))
                .param("seen", Json.write(seen))
                .param("title", edition.text().title())
                .param("now", now)
                .update();
    }

    /** @return false if another version is there by now */
    static boolean advance(JdbcClient db, Row row, DraftText text, long revision, long now) {
        return db.sql("""
                        UPDATE draft SET version = version + 1, revision = :revision, title = :title, at = :now
                        WHERE id = :id AND version = :version
                        """)
                        .param("revision", revision == 0 ? null : revision)
                        .param("title", text.title())
                        .param("now", now)
                        .param("id", row.id())
                        .param("version", row.version())
                        .update()
                == 1;
    }

    static boolean rename(JdbcClient db, Writing writing, String key) {
        return db.sql("UPDATE draft_statement SET key = :key WHERE id = :id AND key = :old")
                        .param("key", key)
                        .param("id", writing.id())
                        .param("old", writing.key())
                        .update()
                == 1;
    }

    static void tested(JdbcClient db, Writing writing, long now) {
        db.sql("UPDATE draft_statement SET tested_at = :now WHERE id = :id")
                .param("now", now)
                .param("id", writing.id())
                .update();
    }

    static Optional<Instant> testedAt(JdbcClient db, Writing writing) {
        return db.sql("SELECT tested_at FROM draft_statement WHERE id = :id AND tested_at IS NOT NULL")
                .param("id", writing.id())
                .query((row, n) -> Instant.ofEpochMilli(row.getLong("tested_at")))
                .optional();
    }

    private static Writing writing(ResultSet row) throws SQLException {
        return new Writing(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getString("key"),
                Kind.of(row.getString("kind")).orElseThrow(),
                Locale.forLanguageTag(row.getString("source")));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Locale.forLanguageTag(row.getString("language")),
                row.getInt("version"),
                row.getLong("revision"),
                Optional.ofNullable(row.getString("seen")).map(it -> Json.read(it, DraftText.Words.class)),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
