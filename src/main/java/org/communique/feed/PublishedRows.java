package org.communique.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.feed.Published.Translation;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code published} and {@code published_file} as records, and back; only {@link Archive} calls it. */
final class PublishedRows {

    private static final String COLUMNS = """
            edition, statement, guid, public_id, path, language, key, kind, organisation, title, summary,
            page_html, entry_html, topics, published_at, updated_at""";

    private PublishedRows() {}

    /** @param condition a constant of the code, never a value */
    static String where(String condition) {
        return "SELECT " + COLUMNS + " FROM published WHERE " + condition;
    }

    static List<Published> list(JdbcClient db, String sql, Map<String, ?> parameters) {
        var bare =
                db.sql(sql).params(parameters).query((row, n) -> published(row)).list();
        if (bare.isEmpty()) return List.of();
        var files = files(db, bare.stream().map(Published::edition).toList());
        return bare.stream()
                .map(it -> it.with(files.getOrDefault(it.edition(), List.of())))
                .toList();
    }

    static void upsert(JdbcClient db, Published one, long updatedAt) {
        db.sql("""
                        INSERT INTO published (edition, statement, guid, public_id, path, language, key, kind,
                            organisation, title, summary, page_html, entry_html, topics, published_at, updated_at)
                        VALUES (:edition, :statement, :guid, :publicId, :path, :language, :key, :kind,
                            :organisation, :title, :summary, :page, :entry, :topics, :publishedAt, :updatedAt)
                        ON CONFLICT (edition) DO UPDATE SET path = excluded.path,
                            organisation = excluded.organisation, title = excluded.title, summary = excluded.summary,
                            page_html = excluded.page_html, entry_html = excluded.entry_html,
                            topics = excluded.topics, updated_at = excluded.updated_at
                        """).params(columns(one, updatedAt)).update();
        replaceFiles(db, one);
    }

    private static Map<String, Object> columns(Published one, long updatedAt) {
        var columns = new HashMap<String, Object>();
        columns.put("edition", one.edition());
        columns.put("statement", one.statement());
        columns.put("guid", one.guid());
        columns.put("publicId", one.publicId());
        columns.put("path", one.path());
        columns.put("language", one.language().toLanguageTag());
        columns.put("key", one.key());
        columns.put("kind", one.kind().code());
        columns.put("organisation", one.organisation());
        columns.put("title", one.title());
        columns.put("summary", one.summary());
        columns.put("page", one.pageHtml());
        columns.put("entry", one.entryHtml());
        columns.put("topics", Json.write(one.topics()));
        columns.put("publishedAt", one.publishedAt().toEpochMilli());
        columns.put("updatedAt", updatedAt);
        return columns;
    }

    static PublishedFile file(ResultSet row) throws SQLException {
        return new PublishedFile(
                StatementFile.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("label"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("size"),
                row.getString("sha256"));
    }

    /** Every edition of these statements, by statement, in the order of their tags. */
    static Map<Long, List<Translation>> editions(JdbcClient db, List<Long> statements) {
        var byStatement = new HashMap<Long, List<Translation>>();
        if (statements.isEmpty()) return byStatement;
        db.sql("""
                        SELECT statement, language, path, title, updated_at FROM published
                        WHERE statement IN (:statements) ORDER BY language
                        """).param("statements", statements).query((ResultSet row) -> {
            var language = Locale.forLanguageTag(row.getString("language"));
            var updated = Instant.ofEpochMilli(row.getLong("updated_at"));
            byStatement
                    .computeIfAbsent(row.getLong("statement"), it -> new ArrayList<>())
                    .add(new Translation(language, row.getString("path"), row.getString("title"), updated));
        });
        return byStatement;
    }

    private static void replaceFiles(JdbcClient db, Published one) {
        db.sql("DELETE FROM published_file WHERE edition = :edition")
                .param("edition", one.edition())
                .update();
        int position = 0;
        for (var file : one.files())
            db.sql("""
                            INSERT INTO published_file (edition, position, role, name, label, sha256)
                            VALUES (:edition, :position, :role, :name, :label, :sha256)
                            """)
                    .param("edition", one.edition())
                    .param("position", position++)
                    .param("role", file.role().code())
                    .param("name", file.name())
                    .param("label", file.label())
                    .param("sha256", file.sha256())
                    .update();
    }

    private static Map<Long, List<PublishedFile>> files(JdbcClient db, List<Long> editions) {
        var files = new HashMap<Long, List<PublishedFile>>();
        db.sql("""
                        SELECT p.edition, p.role, p.name, p.label, p.sha256, f.media_type, f.width, f.height,
                               length(f.bytes) AS size
                        FROM published_file p JOIN file f ON f.sha256 = p.sha256
                        WHERE p.edition IN (:editions) ORDER BY p.edition, p.position
                        """).param("editions", editions).query((ResultSet row) -> {
            files.computeIfAbsent(row.getLong("edition"), it -> new ArrayList<>())
                    .add(file(row));
        });
        return files;
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getLong("edition"),
                row.getLong("statement"),
                row.getString("guid"),
                row.getString("public_id"),
                row.getString("path"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("key"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("organisation"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("page_html"),
                row.getString("entry_html"),
                Json.strings(row.getString("topics")),
                List.of(),
                Instant.ofEpochMilli(row.getLong("published_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
