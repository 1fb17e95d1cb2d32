package org.communique.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Published.Translation;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of the published snapshot as records; only {@link Archive} calls it. */
final class PublishedRows {

    private static final String COLUMNS = """
            edition, statement, guid, public_id, path, language, key, kind, organisation, organisation_slug, title,
            summary, page_html, entry_html, published_at, updated_at, changed_at, sequence, revision, corrections,
            killed_at, kill_reason, letterhead, origin""";

    private PublishedRows() {}

    /** @param condition a constant of the code, never a value */
    static String where(String condition) {
        return "SELECT " + COLUMNS + " FROM published WHERE " + condition;
    }

    static List<Published> list(JdbcClient db, String sql, Map<String, ?> parameters) {
        var bare =
                db.sql(sql).params(parameters).query((row, n) -> published(row)).list();
        if (bare.isEmpty()) return List.of();
        var editions = bare.stream().map(Published::edition).toList();
        var files = files(db, editions);
        var topics = terms(db, editions, Facet.TOPIC);
        var tags = terms(db, editions, Facet.TAG);
        return bare.stream()
                .map(it -> it.with(
                        topics.getOrDefault(it.edition(), List.of()),
                        tags.getOrDefault(it.edition(), List.of()),
                        files.getOrDefault(it.edition(), List.of())))
                .toList();
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
                row.getString("sha256"),
                row.getString("credit"),
                row.getString("licence"));
    }

    /** Every readable edition of these statements, by statement, in the order of their tags. */
    static Map<Long, List<Translation>> editions(JdbcClient db, List<Long> statements) {
        var byStatement = new HashMap<Long, List<Translation>>();
        if (statements.isEmpty()) return byStatement;
        db.sql("""
                        SELECT statement, language, path, title, updated_at, sequence FROM published
                        WHERE statement IN (:statements) AND killed_at IS NULL ORDER BY language
                        """).param("statements", statements).query((ResultSet row) -> {
            var language = Locale.forLanguageTag(row.getString("language"));
            var updated = Instant.ofEpochMilli(row.getLong("updated_at"));
            byStatement
                    .computeIfAbsent(row.getLong("statement"), it -> new ArrayList<>())
                    .add(new Translation(
                            language, row.getString("path"), row.getString("title"), updated, row.getLong("sequence")));
        });
        return byStatement;
    }

    private static Map<Long, List<PublishedFile>> files(JdbcClient db, List<Long> editions) {
        var files = new HashMap<Long, List<PublishedFile>>();
        db.sql("""
                        SELECT p.edition, p.role, p.name, p.label, p.sha256, p.credit, p.licence, f.media_type, f.width,
                               f.height, length(f.bytes) AS size
                        FROM published_file p JOIN file f ON f.sha256 = p.sha256
                        WHERE p.edition IN (:editions) ORDER BY p.edition, p.position
                        """).param("editions", editions).query((ResultSet row) -> {
            files.computeIfAbsent(row.getLong("edition"), it -> new ArrayList<>())
                    .add(file(row));
        });
        return files;
    }

    private static Map<Long, List<Term>> terms(JdbcClient db, List<Long> editions, Facet facet) {
        var terms = new HashMap<Long, List<Term>>();
        db.sql("""
                        SELECT edition, slug, label FROM published_term
                        WHERE facet = :facet AND edition IN (:editions) ORDER BY edition, position
                        """).param("facet", facet.code()).param("editions", editions).query((ResultSet row) -> {
            terms.computeIfAbsent(row.getLong("edition"), it -> new ArrayList<>())
                    .add(new Term(row.getString("slug"), row.getString("label")));
        });
        return terms;
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
                new Published.Speaker(
                        row.getString("organisation_slug"),
                        row.getString("organisation"),
                        Published.Paper.of(row.getString("letterhead")),
                        row.getLong("origin")),
                row.getString("title"),
                row.getString("summary"),
                row.getString("page_html"),
                row.getString("entry_html"),
                List.of(),
                List.of(),
                List.of(),
                history(row));
    }

    static History history(ResultSet row) throws SQLException {
        long killedAt = row.getLong("killed_at");
        Optional<History.Killed> killed = row.wasNull()
                ? Optional.empty()
                : Optional.of(new History.Killed(Instant.ofEpochMilli(killedAt), row.getString("kill_reason")));
        return new History(
                row.getLong("sequence"),
                row.getInt("revision"),
                Instant.ofEpochMilli(row.getLong("published_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                List.of(Json.read(row.getString("corrections"), NotedCorrection[].class)).stream()
                        .map(it -> new History.Correction(Instant.ofEpochMilli(it.at()), it.reason()))
                        .toList(),
                killed);
    }

    /** A correction in its column. @param at UTC milliseconds */
    record NotedCorrection(long at, String reason) {

        static String write(List<History.Correction> corrections) {
            return Json.write(corrections.stream()
                    .map(it -> new NotedCorrection(it.at().toEpochMilli(), it.reason()))
                    .toList());
        }
    }
}
