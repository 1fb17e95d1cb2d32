package org.communique.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.statement.Kind;
import org.communique.store.Store;

/** What is being written at the desk and has not been stored as a revision since. */
final class Begun {

    private final Store store;

    Begun(Store store) {
        this.store = store;
    }

    private record Text(Kind kind, Map<String, String> titles, List<Instant> times) {}

    /** The ones written last first. */
    List<Card> of(long organisation) {
        var byKey = new LinkedHashMap<String, Text>();
        store.read().sql("""
                        SELECT s.key, s.kind, d.language, d.title, d.at
                        FROM draft_statement s JOIN draft d ON d.statement = s.id
                        LEFT JOIN draft_version v ON v.draft = d.id AND v.version = d.version
                        WHERE s.organisation = :organisation AND v.revision IS NULL
                          AND (d.version > 0 OR d.revision IS NULL)
                        ORDER BY s.id, d.language
                        """).param("organisation", organisation).query(row -> {
            var kind = Kind.of(row.getString("kind")).orElseThrow();
            var text = byKey.computeIfAbsent(
                    row.getString("key"), it -> new Text(kind, new TreeMap<>(), new ArrayList<>()));
            if (!row.getString("title").isBlank()) text.titles().put(row.getString("language"), row.getString("title"));
            text.times().add(Instant.ofEpochMilli(row.getLong("at")));
        });
        return byKey.entrySet().stream()
                .map(it -> card(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Card::since).reversed())
                .toList();
    }

    private static Card card(String key, Text text) {
        var last = text.times().stream().max(Comparator.naturalOrder()).orElseThrow();
        return new Card(0, key, text.kind(), Optional.empty(), text.titles(), 0, List.of(), last, Optional.empty());
    }
}
