package org.communique.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.search.Question;
import org.communique.search.Question.Asked;
import org.communique.search.Words;
import org.communique.store.Store;

/**
 * Full-text search over what the public can read now. What is in the index was put there by the transaction that published it and
 * left it with the one that killed it; nothing else is ever looked at.
 */
public final class Search {

    private static final int AT_ONCE = 100;

    private final Store store;
    private final SearchIndex index;

    public Search(Store store) {
        this.store = store;
        this.index = SearchIndex.of(store.dialect());
    }

    /** How many readable editions in a language answer a question. */
    public long count(Locale language, Asked asked) {
        return store.read()
                .sql("SELECT count(*) " + index.answers())
                .param("language", language.toLanguageTag())
                .param("body", index.question(asked, SearchIndex.Depth.BODY))
                .query(Long.class)
                .single();
    }

    /**
     * A part of those that answer it: first those whose title does, then those whose title and lead together do, then the others;
     * among equals the newest first.
     */
    public List<Published> find(Locale language, Asked asked, int skip, int limit) {
        var editions = store.read()
                .sql("SELECT s.edition, CASE WHEN " + index.answersIn(":title") + " THEN 1 WHEN "
                        + index.answersIn(":lead") + " THEN 2 ELSE 3 END AS place " + index.answers()
                        + " ORDER BY place, s.published_at DESC, s.sequence DESC LIMIT :limit OFFSET :skip")
                .param("language", language.toLanguageTag())
                .param("title", index.question(asked, SearchIndex.Depth.TITLE))
                .param("lead", index.question(asked, SearchIndex.Depth.LEAD))
                .param("body", index.question(asked, SearchIndex.Depth.BODY))
                .param("skip", skip)
                .param("limit", limit)
                .query((row, n) -> row.getLong("edition"))
                .list();
        return inOrder(editions);
    }

    /**
     * In which other languages the same words are found, read by the rules of each, and how often; languages without an answer are
     * left out.
     *
     * @param typed as the person typed it
     */
    public Map<Locale, Long> elsewhere(Locale language, String typed, List<Locale> languages) {
        var found = new java.util.LinkedHashMap<Locale, Long>();
        for (var other : languages)
            if (!other.equals(language) && Question.read(other, typed) instanceof Asked asked) {
                long hits = count(other, asked);
                if (hits > 0) found.put(other, hits);
            }
        return found;
    }

    /**
     * Indexes what was published before there was an index, or folded by older rules. Does nothing if there is nothing to do; it can
     * be broken off and called again.
     */
    public void complete() {
        while (store.write(db -> {
            var missing =
                    PublishedRows.list(db, PublishedRows.where("""
                            killed_at IS NULL AND NOT EXISTS (SELECT 1 FROM published_search s
                                WHERE s.edition = published.edition AND s.rules = :rules)
                            ORDER BY sequence LIMIT :limit
                            """), Map.of("rules", Words.RULES, "limit", AT_ONCE));
            missing.forEach(it -> index.put(db, it));
            return !missing.isEmpty();
        })) {
            // each round is a transaction of its own, so that a release waits for a hundred at most
        }
    }

    private List<Published> inOrder(List<Long> editions) {
        if (editions.isEmpty()) return List.of();
        var byEdition = PublishedRows.list(
                        store.read(),
                        PublishedRows.where("edition IN (:editions) AND killed_at IS NULL"),
                        Map.of("editions", editions))
                .stream()
                .collect(Collectors.toMap(Published::edition, it -> it));
        var found = new ArrayList<Published>();
        for (long edition : editions) if (byEdition.containsKey(edition)) found.add(byEdition.get(edition));
        return found;
    }
}
