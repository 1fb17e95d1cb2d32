package org.communique.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes revisions with their files. */
final class Revisions {

    private static final String SELECT = """
            SELECT r.id, r.edition, e.statement, e.language, e.slug, e.public_id, r.number,
                   r.title, r.summary, r.body, r.topics, r.tags, r.gathers, r.change, r.correction
            FROM revision r JOIN edition e ON e.id = r.edition
            """;

    private Revisions() {}

    static Optional<Revision> newest(JdbcClient db, long edition) {
        return db.sql(SELECT + "WHERE e.id = :edition ORDER BY r.number DESC LIMIT 1")
                .param("edition", edition)
                .query((row, n) -> revision(row))
                .optional()
                .map(it -> withFiles(db, it));
    }

    static List<Revision> newestOf(JdbcClient db, long statement) {
        return db.sql(SELECT + """
                        WHERE e.statement = :statement
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                        ORDER BY e.language
                        """).param("statement", statement).query((row, n) -> revision(row)).list().stream()
                .map(it -> withFiles(db, it))
                .toList();
    }

    static Map<Long, Localized> titles(JdbcClient db, Collection<Long> statements) {
        var titles = new HashMap<Long, Map<String, String>>();
        db.sql("""
                        SELECT e.statement, e.language, r.title FROM edition e JOIN revision r ON r.edition = e.id
                        WHERE e.statement IN (:statements)
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                        """).param("statements", statements).query(row -> {
            titles.computeIfAbsent(row.getLong("statement"), it -> new HashMap<>())
                    .put(row.getString("language"), row.getString("title"));
        });
        return titles.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> new Localized(it.getValue())));
    }

    static Revision byId(JdbcClient db, long id) {
        return withFiles(
                db,
                db.sql(SELECT + "WHERE r.id = :id")
                        .param("id", id)
                        .query((row, n) -> revision(row))
                        .single());
    }

    /** By whom and when; an empty author came as a file. */
    record Written(String author, long at) {}

    static long insert(JdbcClient db, long edition, int number, Draft draft, Written written) {
        var content = draft.content();
        long revision = db.sql("""
                        INSERT INTO revision (edition, number, title, summary, body, topics, tags, gathers, change,
                                              correction, sha256, author, created_at)
                        VALUES (:edition, :number, :title, :summary, :body, :topics, :tags, :gathers, :change,
                                :correction, :sha256, :author, :now)
                        RETURNING id
                        """)
                .param("edition", edition)
                .param("number", number)
                .param("title", content.title())
                .param("summary", content.summary())
                .param("body", content.body())
                .param("topics", Json.write(content.topics()))
                .param("tags", Json.write(content.tags()))
                .param("gathers", Json.write(content.gathers()))
                .param("change", content.change().code())
                .param("correction", content.change().reason())
                .param("sha256", content.sha256())
                .param("author", written.author())
                .param("now", written.at())
                .query(Long.class)
                .single();
        for (int i = 0; i < content.files().size(); i++)
            insert(db, revision, i, content.files().get(i), draft.uploads().get(i));
        return revision;
    }

    private static void insert(JdbcClient db, long revision, int position, StatementFile file, byte[] bytes) {
        db.sql("""
                        INSERT INTO file (sha256, media_type, width, height, bytes)
                        VALUES (:sha256, :mediaType, :width, :height, :bytes) ON CONFLICT DO NOTHING
                        """)
                .param("sha256", file.sha256())
                .param("mediaType", file.mediaType())
                .param("width", file.width())
                .param("height", file.height())
                .param("bytes", bytes)
                .update();
        db.sql("""
                        INSERT INTO revision_file (revision, position, role, name, description, sha256, credit, licence)
                        VALUES (:revision, :position, :role, :name, :description, :sha256, :credit, :licence)
                        """)
                .param("revision", revision)
                .param("position", position)
                .param("role", file.role().code())
                .param("name", file.name())
                .param("description", file.description())
                .param("sha256", file.sha256())
                .param("credit", file.credit())
                .param("licence", file.licence())
                .update();
    }

    private static List<StatementFile> files(JdbcClient db, long revision) {
        return db.sql("""
                        SELECT rf.role, rf.name, rf.description, f.media_type, f.width, f.height, rf.sha256,
                               rf.credit, rf.licence
                        FROM revision_file rf JOIN file f ON f.sha256 = rf.sha256
                        WHERE rf.revision = :revision ORDER BY rf.position
                        """)
                .param("revision", revision)
                .query((row, n) -> new StatementFile(
                        StatementFile.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getString("sha256"),
                        row.getString("credit"),
                        row.getString("licence")))
                .list();
    }

    private static Revision withFiles(JdbcClient db, Revision it) {
        var words = it.content();
        return new Revision(
                it.id(),
                it.edition(),
                it.statement(),
                it.language(),
                it.slug(),
                it.publicId(),
                it.number(),
                new Content(
                        words.title(),
                        words.summary(),
                        words.body(),
                        words.topics(),
                        words.tags(),
                        words.gathers(),
                        files(db, it.id()),
                        words.change()));
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("id"),
                row.getLong("edition"),
                row.getLong("statement"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("slug"),
                row.getString("public_id"),
                row.getInt("number"),
                new Content(
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("body"),
                        Json.strings(row.getString("topics")),
                        Json.strings(row.getString("tags")),
                        Json.strings(row.getString("gathers")),
                        List.of(),
                        Change.of(row.getString("change"), row.getString("correction"))));
    }

    static List<Stored.Heading> headings(JdbcClient db, long organisation) {
        return db.sql("""
                        SELECT s.key, s.kind, e.language, r.title, r.created_at
                        FROM statement s JOIN edition e ON e.statement = s.id JOIN revision r ON r.edition = e.id
                        WHERE s.organisation = :organisation
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                        ORDER BY e.id
                        """)
                .param("organisation", organisation)
                .query((row, n) -> new Stored.Heading(
                        row.getString("key"),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("title"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list();
    }

    static Optional<Revision> asOf(JdbcClient db, Revision stored, String language) {
        return db.sql(SELECT + """
                        WHERE e.statement = :statement AND e.language = :language
                        ORDER BY CASE WHEN r.created_at <= (SELECT created_at FROM revision WHERE id = :id)
                                      THEN -r.number ELSE r.number END
                        LIMIT 1
                        """)
                .param("statement", stored.statement())
                .param("language", language)
                .param("id", stored.id())
                .query((row, n) -> revision(row))
                .optional();
    }

    /** The bytes of a file that is stored. */
    static byte[] bytes(JdbcClient db, String sha256) {
        return findBytes(db, sha256).orElseThrow();
    }

    static Optional<byte[]> findBytes(JdbcClient db, String sha256) {
        return db.sql("SELECT bytes FROM file WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, n) -> row.getBytes("bytes"))
                .optional();
    }
}
