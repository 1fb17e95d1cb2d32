package org.communique.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.communique.feed.Published.Translation;
import org.communique.store.Store;

/** Long lists of what is published, without the texts: for sitemaps, and for pages that count or name much at once. */
public final class Listings {

    private static final String COLUMNS = "statement, language, path, title, published_at, updated_at";

    private final Store store;

    Listings(Store store) {
        this.store = store;
    }

    /**
     * A run of editions in the order of publication, which no later change moves into another run.
     *
     * @param number    from 1
     * @param readable  how many are not stubs; may be 0
     * @param changedAt of its newest change
     */
    public record Span(int number, long readable, Instant changedAt) {}

    /** All runs of {@code size} editions each, in order. */
    public List<Span> spans(int size) {
        return store.read()
                .sql("""
                        SELECT (sequence - 1) / :size + 1 AS number,
                               sum(CASE WHEN killed_at IS NULL THEN 1 ELSE 0 END) AS readable,
                               max(changed_at) AS changed_at
                        FROM published GROUP BY 1 ORDER BY 1
                        """)
                .param("size", size)
                .query((row, n) -> new Span(
                        row.getInt("number"), row.getLong("readable"), Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    /** The readable editions of one of the {@link #spans}; empty if there is none of this number. */
    public List<Listed> span(int number, int size) {
        return store.read()
                .sql("SELECT " + COLUMNS + """
                         FROM published
                        WHERE sequence > :after AND sequence <= :last AND killed_at IS NULL ORDER BY sequence
                        """)
                .param("after", (long) (number - 1) * size)
                .param("last", (long) number * size)
                .query((row, n) -> listed(row))
                .list();
    }

    /** The newest readable editions in all languages together, newest first. */
    public List<Listed> newest(int limit) {
        return store.read()
                .sql("SELECT " + COLUMNS + """
                         FROM published WHERE killed_at IS NULL ORDER BY published_at DESC, sequence DESC LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    /** Every readable edition of these statements, in the order of their tags. */
    public Map<Long, List<Translation>> editions(List<Long> statements) {
        return PublishedRows.editions(
                store.read(), statements.stream().distinct().toList());
    }

    /** How many are readable in each year of a language, the newest year first. */
    public SortedMap<Integer, Long> years(Locale language) {
        var years = new TreeMap<Integer, Long>(java.util.Comparator.reverseOrder());
        store.read()
                .sql("""
                        SELECT CAST(substr(path, :start, 4) AS INTEGER) AS year, count(*) AS readable
                        FROM published WHERE language = :language AND killed_at IS NULL GROUP BY 1
                        """)
                .param("start", language.toLanguageTag().length() + 3)
                .param("language", language.toLanguageTag())
                .query((ResultSet row) -> {
                    years.put(row.getInt("year"), row.getLong("readable"));
                });
        return years;
    }

    /** What was corrected or killed in a language, the newest change first. */
    public List<Published> amended(Locale language, int limit) {
        return PublishedRows.list(
                store.read(),
                PublishedRows.where("language = :language AND (killed_at IS NOT NULL OR corrections <> '[]') "
                        + "ORDER BY changed_at DESC LIMIT :limit"),
                Map.of("language", language.toLanguageTag(), "limit", limit));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("statement"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("path"),
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("published_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
