package org.communique.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of drafts, thinned: of what one person types within ten minutes the last is kept. */
final class DraftVersions {

    /** Of what one person types in such a span the last version is kept. */
    static final Duration SPAN = Duration.ofMinutes(10);

    private static final String SELECT = """
            SELECT version, text, author, cause, revision, at FROM draft_version
            """;

    private DraftVersions() {}

    /** The newest first. */
    static List<Version> of(JdbcClient db, long draft) {
        return db.sql(SELECT + "WHERE draft = :draft ORDER BY version DESC")
                .param("draft", draft)
                .query((row, n) -> version(row))
                .list();
    }

    static Optional<Version> newest(JdbcClient db, long draft) {
        return db.sql(SELECT + "WHERE draft = :draft ORDER BY version DESC LIMIT 1")
                .param("draft", draft)
                .query((row, n) -> version(row))
                .optional();
    }

    static void add(JdbcClient db, long draft, Version version) {
        newest(db, draft).filter(it -> replaced(it, version)).ifPresent(it -> db.sql("""
                        DELETE FROM draft_version WHERE draft = :draft AND version = :version
                        """)
                .param("draft", draft)
                .param("version", it.number())
                .update());
        db.sql("""
                        INSERT INTO draft_version (draft, version, text, author, cause, at)
                        VALUES (:draft, :version, :text, :author, :cause, :at)
                        """)
                .param("draft", draft)
                .param("version", version.number())
                .param("text", Json.write(version.text()))
                .param("author", version.author())
                .param("cause", version.cause().code())
                .param("at", version.at().toEpochMilli())
                .update();
    }

    static void stored(JdbcClient db, long draft, int version, long revision) {
        db.sql("UPDATE draft_version SET revision = :revision WHERE draft = :draft AND version = :version")
                .param("revision", revision)
                .param("draft", draft)
                .param("version", version)
                .update();
    }

    private static boolean replaced(Version before, Version after) {
        return before.cause() == Version.Cause.WRITTEN
                && after.cause() == Version.Cause.WRITTEN
                && before.revision().isEmpty()
                && before.author().equals(after.author())
                && span(before.at()) == span(after.at());
    }

    private static long span(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), SPAN.toMillis());
    }

    private static Version version(ResultSet row) throws SQLException {
        var revision = row.getObject("revision");
        return new Version(
                row.getInt("version"),
                Json.read(row.getString("text"), DraftText.class),
                row.getString("author"),
                Version.Cause.of(row.getString("cause")),
                Optional.ofNullable((Number) revision).map(Number::longValue),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
