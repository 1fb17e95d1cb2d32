package org.communique.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Audit;
import org.communique.statement.Kind;
import org.communique.store.Json;
import org.communique.store.Store;

/** What each organisation wants approved by whom, and the only writer of the {@code review_policy} table. */
public final class Policies {

    /** In place of a kind: every kind that has no policy of its own. */
    private static final String EVERY = "*";

    private final Store store;
    private final Audit audit;

    public Policies(Store store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** What holds for a kind of statement. */
    public Policy of(long organisation, Kind kind) {
        var all = written(organisation);
        return all.getOrDefault(kind.code(), all.getOrDefault(EVERY, Policy.DEFAULT));
    }

    /** What holds where a kind has none of its own. */
    public Policy general(long organisation) {
        return written(organisation).getOrDefault(EVERY, Policy.DEFAULT);
    }

    /** Whether a kind has one of its own. */
    public boolean own(long organisation, Kind kind) {
        return written(organisation).containsKey(kind.code());
    }

    /**
     * Writes down a policy. What has been asked for before keeps the one it was asked under.
     *
     * @param kind empty = every kind without one of its own
     */
    public void set(String by, long organisation, Optional<Kind> kind, Policy policy) {
        var code = kind.map(Kind::code).orElse(EVERY);
        store.run(db -> {
            db.sql("""
                            INSERT INTO review_policy (organisation, kind, rule) VALUES (:organisation, :kind, :rule)
                            ON CONFLICT (organisation, kind) DO UPDATE SET rule = excluded.rule
                            """)
                    .param("organisation", organisation)
                    .param("kind", code)
                    .param("rule", Json.write(policy))
                    .update();
            audit.add(db, entry(by, organisation, code, "way=" + policy.way() + " needed=" + policy.needed()));
        });
    }

    /** From now on a kind has none of its own. */
    public void remove(String by, long organisation, Kind kind) {
        store.run(db -> {
            int rows = db.sql("DELETE FROM review_policy WHERE organisation = :organisation AND kind = :kind")
                    .param("organisation", organisation)
                    .param("kind", kind.code())
                    .update();
            if (rows == 1) audit.add(db, entry(by, organisation, kind.code(), "as every other kind"));
        });
    }

    private static Audit.Entry entry(String by, long organisation, String kind, String detail) {
        return new Audit.Entry(by, "policy.changed", organisation, "kind " + kind, detail);
    }

    private Map<String, Policy> written(long organisation) {
        var all = new LinkedHashMap<String, Policy>();
        store.read()
                .sql("SELECT kind, rule FROM review_policy WHERE organisation = :organisation ORDER BY kind")
                .param("organisation", organisation)
                .query(row -> {
                    all.put(row.getString("kind"), Json.read(row.getString("rule"), Policy.class));
                });
        return all;
    }
}
