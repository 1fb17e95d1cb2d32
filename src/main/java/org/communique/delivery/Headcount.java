package org.communique.delivery;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communique.store.Store;

/**
 * The recipients of a dispatch, counted by what tells them apart. Every map adds up to the same sum.
 *
 * @param byList         through which list
 * @param byLanguage     which language they asked for, and which edition they get
 * @param byOrganisation whose contacts they are
 * @param byProvider     which provider takes their mail
 * @param withoutEdition candidates left out because no edition fits, by the language they asked for
 */
public record Headcount(
        Map<String, Long> byList,
        List<Edition> byLanguage,
        Map<String, Long> byOrganisation,
        Map<String, Long> byProvider,
        Map<String, Long> withoutEdition) {

    /**
     * Readers of one language.
     *
     * @param wanted language tag they asked for
     * @param gets   language tag of the edition that goes out
     */
    public record Edition(String wanted, String gets, long recipients) {

        /** They do not get an edition in their own language. */
        public boolean fallback() {
            return !wanted.equals(gets);
        }
    }

    static Headcount of(Store store, long dispatch) {
        return new Headcount(
                count(store, dispatch, """
                        SELECT l.slug AS word, count(*) AS n FROM delivery d JOIN list l ON l.id = d.list
                        WHERE d.dispatch = :dispatch GROUP BY l.slug ORDER BY n DESC, word
                        """),
                languages(store, dispatch),
                count(store, dispatch, """
                        SELECT o.slug AS word, count(*) AS n FROM delivery d
                        JOIN contact c ON c.id = d.contact JOIN organisation o ON o.id = c.organisation
                        WHERE d.dispatch = :dispatch GROUP BY o.slug ORDER BY n DESC, word
                        """),
                count(store, dispatch, """
                        SELECT provider AS word, count(*) AS n FROM delivery
                        WHERE dispatch = :dispatch GROUP BY provider ORDER BY n DESC, word
                        """),
                byFirst(count(store, dispatch, """
                        SELECT c.language AS word, count(DISTINCT e.contact) AS n
                        FROM exclusion e JOIN contact c ON c.id = e.contact
                        WHERE e.dispatch = :dispatch AND e.reason = 'no-edition' GROUP BY c.language ORDER BY n DESC, word
                        """)));
    }

    /** Counted by what they would rather read than anything else. */
    private static List<Edition> languages(Store store, long dispatch) {
        var heads = new LinkedHashMap<List<String>, Long>();
        store.read().sql("""
                        SELECT c.language AS wanted, d.language AS gets, count(*) AS n
                        FROM delivery d JOIN contact c ON c.id = d.contact
                        WHERE d.dispatch = :dispatch GROUP BY c.language, d.language
                        """).param("dispatch", dispatch).query(row -> {
            var languages = List.of(first(row.getString("wanted")), row.getString("gets"));
            heads.merge(languages, row.getLong("n"), Long::sum);
        });
        return heads.entrySet().stream()
                .map(it -> new Edition(it.getKey().get(0), it.getKey().get(1), it.getValue()))
                .sorted(Comparator.comparingLong(Edition::recipients)
                        .reversed()
                        .thenComparing(Edition::wanted)
                        .thenComparing(Edition::gets))
                .toList();
    }

    private static Map<String, Long> byFirst(Map<String, Long> counts) {
        var heads = new TreeMap<String, Long>();
        counts.forEach((languages, n) -> heads.merge(first(languages), n, Long::sum));
        return heads;
    }

    private static String first(String languages) {
        return languages.split(",", 2)[0];
    }

    private static Map<String, Long> count(Store store, long dispatch, String sql) {
        var counts = new LinkedHashMap<String, Long>();
        store.read().sql(sql).param("dispatch", dispatch).query(row -> {
            counts.put(row.getString("word"), row.getLong("n"));
        });
        return counts;
    }
}
