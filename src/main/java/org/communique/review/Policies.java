package org.communique.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Audit;
import org.communique.statement.Kind;
import org.communique.store.Json;
import org.communique.store.Seen;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each organisation wants approved by whom, and the only writer of the {@code review_policy} table. */
public final class Policies {

    /** In place of a kind: every kind that has no policy of its own. */
    private static final String EVERY = "*";

    private static final int CHANGING = 0x706f_6c69;

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
     * Where a policy is written down.
     *
     * @param kind empty = every kind without one of its own
     * @param seen of the policy that was looked at there, see {@link Policies#seen}
     */
    public record Place(long organisation, Optional<Kind> kind, String seen) {

        String code() {
            return kind.map(Kind::code).orElse(EVERY);
        }
    }

    /** What there is to see of the policy of a kind, or of every kind; {@link Seen#NOTHING} if it has none of its own. */
    public String seen(long organisation, Optional<Kind> kind) {
        return seen(Optional.ofNullable(
                written(organisation).get(kind.map(Kind::code).orElse(EVERY))));
    }

    private static String seen(Optional<Policy> policy) {
        return policy.map(Seen::of).orElse(Seen.NOTHING);
    }

    /**
     * Writes down a policy. What has been asked for before keeps the one it was asked under.
     *
     * @return false if there is another meanwhile than the one that was seen, and not this either: nothing is written
     */
    public boolean set(String by, Place place, Policy policy) {
        long organisation = place.organisation();
        var code = place.code();
        return store.write(db -> {
            var now = now(db, place);
            if (now.equals(Optional.of(policy))) return true;
            if (!seen(now).equals(place.seen())) return false;
            db.sql("""
                            INSERT INTO review_policy (organisation, kind, rule) VALUES (:organisation, :kind, :rule)
                            ON CONFLICT (organisation, kind) DO UPDATE SET rule = excluded.rule
                            """)
                    .param("organisation", organisation)
                    .param("kind", code)
                    .param("rule", Json.write(policy))
                    .update();
            audit.add(db, entry(by, organisation, code, "way=" + policy.way() + " needed=" + policy.needed()));
            return true;
        });
    }

    /**
     * From now on a kind has none of its own.
     *
     * @return false if it has another meanwhile than the one that was seen: nothing is changed
     */
    public boolean remove(String by, Place place) {
        return store.write(db -> {
            var now = now(db, place);
            if (now.isEmpty()) return true;
            if (!seen(now).equals(place.seen())) return false;
            db.sql("DELETE FROM review_policy WHERE organisation = :organisation AND kind = :kind")
                    .param("organisation", place.organisation())
                    .param("kind", place.code())
                    .update();
            audit.add(db, entry(by, place.organisation(), place.code(), "as every other kind"));
            return true;
        });
    }

    /** What stands there, for the one who may change it now. */
    private Optional<Policy> now(JdbcClient db, Place place) {
        store.dialect().oneAtATime(db, CHANGING); // or two would find what both have seen
        return Optional.ofNullable(written(place.organisation()).get(place.code()));
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
