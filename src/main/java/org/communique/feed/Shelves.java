package org.communique.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.render.Phrases;
import org.communique.statement.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every topic, tag, organisation and kind that something is published under, in each language.
 *
 * @param all ordered by facet, language and label
 */
public record Shelves(List<Shelf> all) {

    /**
     * One of them.
     *
     * @param label    what readers of its language call it
     * @param readable how many editions stand there, stubs not counted; may be 0
     */
    public record Shelf(Selection selection, String label, long readable) {}

    public Shelves {
        all = List.copyOf(all);
    }

    /** Those of one facet in one language. */
    public List<Shelf> of(Facet facet, Locale language) {
        return all.stream()
                .filter(it -> it.selection().facet() == facet
                        && it.selection().language().equals(java.util.Optional.of(language)))
                .toList();
    }

    static Shelves read(JdbcClient db) {
        var all = new ArrayList<Shelf>();
        db.sql("""
                        SELECT t.facet AS facet, p.language AS language, t.slug AS slug, max(t.label) AS label,
                               sum(CASE WHEN p.killed_at IS NULL THEN 1 ELSE 0 END) AS readable
                        FROM published_term t JOIN published p ON p.edition = t.edition
                        GROUP BY t.facet, p.language, t.slug
                        UNION ALL
                        SELECT 'organisation', language, organisation_slug, max(organisation),
                               sum(CASE WHEN killed_at IS NULL THEN 1 ELSE 0 END)
                        FROM published WHERE organisation_slug <> '' GROUP BY language, organisation_slug
                        UNION ALL
                        SELECT 'kind', language, kind, '', sum(CASE WHEN killed_at IS NULL THEN 1 ELSE 0 END)
                        FROM published GROUP BY language, kind
                        ORDER BY 1, 2, 4, 3
                        """).query((java.sql.ResultSet row) -> {
            var facet = Facet.valueOf(row.getString("facet").toUpperCase(Locale.ROOT));
            var language = Locale.forLanguageTag(row.getString("language"));
            var slug = row.getString("slug");
            var label = facet == Facet.KIND ? kind(language, slug) : row.getString("label");
            all.add(new Shelf(Selection.of(language, facet, slug), label, row.getLong("readable")));
        });
        return new Shelves(all);
    }

    private static String kind(Locale language, String code) {
        return Phrases.get(language, "site.kind." + Kind.of(code).orElseThrow().code());
    }
}
