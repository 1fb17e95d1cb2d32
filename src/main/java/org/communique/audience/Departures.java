package org.communique.audience;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes an import back: what it added and nobody has touched since. The counterpart of {@link Arrivals}. */
public final class Departures {

    private static final int AT_ONCE = 1000;
    private static final String WORDING = "The import that declared this consent was taken back.";

    private final Store store;
    private final Clock clock;
    private final Consents consents;

    public Departures(Arrivals.House house) {
        store = house.store();
        clock = house.clock();
        consents = new Consents(store, house.vault(), clock);
    }

    /**
     * What was taken back.
     *
     * @param subscriptions ended, with the evidence
     * @param contacts      erased: the import had made them and they had nothing else
     * @param restored      contacts that are again as they were
     * @param kept          contacts of the import that stay, since something happened to them
     */
    public record Back(long subscriptions, long contacts, long restored, long kept) {}

    /** Takes back a thousand at a time; broken off, it can be begun again. */
    public Back takeBack(long number) {
        long restored = restore(number);
        long subscriptions = 0;
        for (int n = AT_ONCE; n == AT_ONCE; subscriptions += n) n = store.write(db -> unsubscribe(db, number));
        long contacts = 0;
        for (int n = AT_ONCE; n == AT_ONCE; contacts += n) n = store.write(db -> erase(db, number));
        return new Back(subscriptions, contacts, restored, kept(number));
    }

    /** Only where the card is still the one the import wrote. */
    private long restore(long number) {
        return store.write(db -> {
            var changes = db.sql("""
                            SELECT i.* FROM import_change i JOIN contact_card d ON d.contact = i.contact
                            WHERE i.import = :import AND d.sealed = i.sealed_after
                            """).param("import", number).query().listOfRows();
            changes.forEach(it -> restore(db, it));
            db.sql("DELETE FROM import_change WHERE import = :import")
                    .param("import", number)
                    .update();
            return (long) changes.size();
        });
    }

    private static void restore(JdbcClient db, Map<String, Object> before) {
        long contact = ((Number) before.get("contact")).longValue();
        db.sql("UPDATE contact_card SET sealed = :sealed WHERE contact = :contact")
                .param("sealed", before.get("sealed"))
                .param("contact", contact)
                .update();
        AcquaintanceChanges.traits(
                db,
                contact,
                new ContactChange.Traits(
                        null,
                        (String) before.get("language"),
                        (String) before.get("country"),
                        (String) before.get("rhythm"),
                        Json.strings((String) before.get("topics"))));
    }

    /** Untouched: its state is the one the import gave it, at the moment the import ran. Who left meanwhile has left for good. */
    private int unsubscribe(JdbcClient db, long number) {
        var rows = db.sql("""
                        SELECT s.list, s.contact FROM subscription s JOIN import i ON i.id = s.import
                        WHERE s.import = :import AND s.list IN (:lists)
                          AND s.changed_at BETWEEN i.started_at AND coalesce(i.ended_at, i.moved_at)
                          AND NOT (s.state = 'unsubscribed' AND EXISTS (
                              SELECT 1 FROM consent e WHERE e.contact = s.contact AND e.list = s.list
                              AND e.event = 'withdrawn' AND e.import IS NULL)) LIMIT %d
                        """.formatted(AT_ONCE))
                .param("import", number)
                .param("lists", lists(db, number))
                .query((row, n) -> new long[] {row.getLong("list"), row.getLong("contact")})
                .list();
        if (rows.isEmpty()) return 0;
        long wording = Consents.id(db, new Consent.Wording("en", WORDING, ""));
        consents.addAll(db, () -> withdraw(rows, wording));
        store.batch("DELETE FROM subscription WHERE list = ? AND contact = ?", rows, (statement, it) -> {
            statement.setLong(1, it[0]);
            statement.setLong(2, it[1]);
        });
        return rows.size();
    }

    private void withdraw(List<long[]> rows, long wording) {
        store.batch("""
                INSERT INTO consent (list, contact, event, wording, source, at, import)
                SELECT list, contact, 'withdrawn', ?, 'undo', ?, import FROM subscription
                WHERE list = ? AND contact = ? AND state = 'confirmed'
                """, rows, (statement, it) -> {
            statement.setLong(1, wording);
            statement.setLong(2, clock.millis());
            statement.setLong(3, it[0]);
            statement.setLong(4, it[1]);
        });
    }

    /** The key goes too: nothing that was sealed under it can be read any more, in no backup. */
    private int erase(JdbcClient db, long number) {
        var ids = db.sql("""
                        SELECT c.id FROM contact c WHERE c.import = :import
                          AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.contact = c.id) LIMIT %d
                        """.formatted(AT_ONCE))
                .param("import", number)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) return 0;
        for (var sql : List.of(
                "DELETE FROM contact_topic WHERE contact IN (:ids)",
                "DELETE FROM contact_field WHERE contact IN (:ids)",
                "DELETE FROM contact_card WHERE contact IN (:ids)",
                "DELETE FROM import_change WHERE contact IN (:ids)",
                "DELETE FROM contact WHERE id IN (:ids)"))
            db.sql(sql).param("ids", ids).update();
        db.sql("UPDATE keys.contact_key SET wrapped = NULL, destroyed_at = :now WHERE contact IN (:ids)")
                .param("now", clock.millis())
                .param("ids", ids)
                .update();
        return ids.size();
    }

    private long kept(long number) {
        return store.read()
                .sql("SELECT count(*) FROM contact WHERE import = :import")
                .param("import", number)
                .query(Long.class)
                .single();
    }

    private static List<Long> lists(JdbcClient db, long number) {
        var lists = db.sql("SELECT lists FROM import WHERE id = :import")
                .param("import", number)
                .query(String.class)
                .single();
        return Json.strings(lists).stream().map(Long::valueOf).toList();
    }
}
