package org.communique.audience;

import java.time.Clock;
import java.util.List;
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
    private final BeforeImport before;
    private final Erasure erasure;

    /** @param erasure of those who were nothing but rows of the import */
    public Departures(Arrivals.House house, Erasure erasure) {
        this.erasure = erasure;
        store = house.store();
        clock = house.clock();
        consents = new Consents(store, house.vault(), clock);
        before = new BeforeImport(house);
    }

    /**
     * What was taken back.
     *
     * @param subscriptions ended, with the evidence
     * @param contacts      erased: the import had made them and they had nothing else
     * @param restored      contacts that have again what the import overwrote
     * @param kept          contacts of the import that stay, since something happened to them
     * @param lifted        addresses that may be written to again: nobody but the import had said no
     */
    public record Back(long subscriptions, long contacts, long restored, long kept, long lifted) {}

    /**
     * Takes back a thousand at a time, so that others come in between; broken off, it can be begun again.
     *
     * @param by actor, as in {@link Audit.Entry}
     */
    public Back takeBack(long number, String by) {
        long restored = 0;
        for (int n = 0; n >= 0; n = store.write(db -> before.some(db, number, AT_ONCE))) restored += n;
        long subscriptions = 0;
        for (long list : lists(number)) subscriptions += unsubscribe(number, list);
        long[] after = {0};
        long contacts = erasure.eraseAll(
                db -> untouched(db, number, after), by, new Keep(0), "import " + number + " was taken back");
        return new Back(subscriptions, contacts, restored, kept(number), lift(number));
    }

    private long unsubscribe(long number, long list) {
        long ended = 0;
        long[] after = {0};
        for (int n = AT_ONCE; n == AT_ONCE; ended += n) n = store.write(db -> unsubscribe(db, number, list, after));
        return ended;
    }

    /**
     * Untouched: its state is of the moment the import ran, no other evidence came since, and a contact the import made is as it
     * made it.
     */
    private int unsubscribe(JdbcClient db, long number, long list, long[] after) {
        var rows = db.sql("""
                        SELECT s.list, s.contact FROM subscription s JOIN import i ON i.id = s.import
                        JOIN contact c ON c.id = s.contact
                        WHERE s.list = :list AND s.contact > :after AND s.import = :import
                          AND s.changed_at BETWEEN i.started_at AND coalesce(i.ended_at, i.moved_at)
                          AND (c.import IS NULL OR c.import <> s.import OR c.touched = 0)
                          AND NOT EXISTS (SELECT 1 FROM consent e
                              WHERE e.contact = s.contact AND e.list = s.list AND e.at >= i.started_at
                                AND (e.import IS NULL OR e.import <> s.import))
                        ORDER BY s.contact LIMIT :limit
                        """)
                .param("list", list)
                .param("after", after[0])
                .param("import", number)
                .param("limit", AT_ONCE)
                .query((row, n) -> new long[] {row.getLong("list"), row.getLong("contact")})
                .list();
        if (rows.isEmpty()) return 0;
        after[0] = rows.get(rows.size() - 1)[1];
        long wording = consents.wording(db, new Consent.Wording("en", WORDING, ""));
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

    /** Those the import made, on no list and as it made them; each is looked at once. */
    private static List<Long> untouched(JdbcClient db, long number, long[] after) {
        var ids = db.sql("""
                        SELECT c.id FROM contact c WHERE c.import = :import AND c.id > :after AND c.touched = 0
                          AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.contact = c.id)
                        ORDER BY c.id LIMIT :limit
                        """)
                .param("import", number)
                .param("after", after[0])
                .param("limit", AT_ONCE)
                .query(Long.class)
                .list();
        if (!ids.isEmpty()) after[0] = ids.get(ids.size() - 1);
        return ids;
    }

    private long lift(long number) {
        return store.write(db -> (long) db.sql("DELETE FROM suppression WHERE import = :import")
                .param("import", number)
                .update());
    }

    private long kept(long number) {
        return store.read()
                .sql("SELECT count(*) FROM contact WHERE import = :import")
                .param("import", number)
                .query(Long.class)
                .single();
    }

    private List<Long> lists(long number) {
        var lists = store.read()
                .sql("SELECT lists FROM import WHERE id = :import")
                .param("import", number)
                .query(String.class)
                .single();
        return Json.strings(lists).stream().map(Long::valueOf).toList();
    }
}
