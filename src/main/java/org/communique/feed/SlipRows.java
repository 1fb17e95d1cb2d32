package org.communique.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.statement.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what has changed in the snapshot, without texts; only {@link Archive} calls it. */
final class SlipRows {

    private SlipRows() {}

    /** Two queries, however much has changed. */
    static List<Slip> since(JdbcClient db, long changedAt) {
        var bare = db.sql("""
                        SELECT edition, statement, language, path, kind, organisation, organisation_slug, published_at,
                               updated_at, changed_at, sequence, revision, corrections, killed_at, kill_reason
                        FROM published WHERE changed_at > :since ORDER BY sequence
                        """)
                .param("since", changedAt)
                .query((row, n) -> slip(row))
                .list();
        if (bare.isEmpty()) return List.of();
        var topics = new HashMap<Long, List<Term>>();
        var tags = new HashMap<Long, List<Term>>();
        db.sql("""
                        SELECT edition, facet, slug, label FROM published_term
                        WHERE edition IN (SELECT edition FROM published WHERE changed_at > :since)
                        ORDER BY edition, position
                        """).param("since", changedAt).query((ResultSet row) -> {
            var terms = row.getString("facet").equals(Facet.TOPIC.code()) ? topics : tags;
            terms.computeIfAbsent(row.getLong("edition"), it -> new ArrayList<>())
                    .add(new Term(row.getString("slug"), row.getString("label")));
        });
        return bare.stream().map(it -> filed(it, topics, tags)).toList();
    }

    private static Slip filed(Slip bare, Map<Long, List<Term>> topics, Map<Long, List<Term>> tags) {
        return new Slip(
                bare.edition(),
                bare.statement(),
                bare.language(),
                bare.path(),
                bare.kind(),
                bare.speaker(),
                topics.getOrDefault(bare.edition(), List.of()),
                tags.getOrDefault(bare.edition(), List.of()),
                bare.history());
    }

    private static Slip slip(ResultSet row) throws SQLException {
        return new Slip(
                row.getLong("edition"),
                row.getLong("statement"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("path"),
                Kind.of(row.getString("kind")).orElseThrow(),
                new Published.Speaker(row.getString("organisation_slug"), row.getString("organisation")),
                List.of(),
                List.of(),
                PublishedRows.history(row));
    }
}
