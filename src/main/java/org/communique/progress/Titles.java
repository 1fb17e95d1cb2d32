package org.communique.progress;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.communique.store.Store;

/** Titles of editions by language tag, many at once. */
final class Titles {

    private final Store store;

    Titles(Store store) {
        this.store = store;
    }

    /** As pinned by each release. */
    Map<Long, Map<String, String>> ofReleases(Collection<Long> ids) {
        return titles(ids, """
                SELECT rr.release AS id, e.language, r.title
                FROM release_revision rr JOIN revision r ON r.id = rr.revision JOIN edition e ON e.id = r.edition
                WHERE rr.release IN (:ids)
                """);
    }

    /** Of the newest revisions of each statement. */
    Map<Long, Map<String, String>> ofStatements(Collection<Long> ids) {
        return titles(ids, """
                SELECT e.statement AS id, e.language, r.title
                FROM edition e JOIN revision r ON r.edition = e.id
                WHERE e.statement IN (:ids) AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                """);
    }

    private Map<Long, Map<String, String>> titles(Collection<Long> ids, String sql) {
        var found = new HashMap<Long, Map<String, String>>();
        if (ids.isEmpty()) return found;
        store.read().sql(sql).param("ids", ids).query(row -> {
            found.computeIfAbsent(row.getLong("id"), it -> new TreeMap<>())
                    .put(row.getString("language"), row.getString("title"));
        });
        return found;
    }
}
