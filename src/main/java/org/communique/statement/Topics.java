package org.communique.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.store.Json;
import org.communique.store.Store;

/** What topics are called in each language, and the only writer of the {@code topic} table. */
public final class Topics {

    private final Store store;

    public Topics(Store store) {
        this.store = store;
    }

    /** Names a topic; what is published already keeps the name it was published with. */
    public void name(String slug, Localized names) {
        store.run(db -> db.sql("""
                        INSERT INTO topic (slug, names) VALUES (:slug, :names)
                        ON CONFLICT (slug) DO UPDATE SET names = excluded.names
                        """)
                .param("slug", slug)
                .param("names", Json.write(names.byTag()))
                .update());
    }

    /** All that have a name, by slug. */
    public Map<String, Localized> all() {
        var all = new TreeMap<String, Localized>();
        store.read().sql("SELECT slug, names FROM topic").query((java.sql.ResultSet row) -> {
            all.put(row.getString("slug"), new Localized(Json.stringMap(row.getString("names"))));
        });
        return all;
    }

    /** What readers of {@code language} call a topic: its name, else its name in a fallback language, else its slug in words. */
    public String label(String slug, Locale language, List<Locale> fallback) {
        return names(slug)
                .map(it -> it.in(language, fallback))
                .orElseGet(() -> slug.substring(0, 1).toUpperCase(Locale.ROOT)
                        + slug.substring(1).replace('-', ' '));
    }

    private Optional<Localized> names(String slug) {
        return store.read()
                .sql("SELECT names FROM topic WHERE slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .optional()
                .map(it -> new Localized(Json.stringMap(it)));
    }
}
