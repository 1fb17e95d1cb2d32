package org.communique.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets a contact (GDPR Art. 17). First its key is destroyed, in the keys alone: from then on no copy of the data can be read,
 * whatever happens next. Then all that is known of the contact goes in one transaction; what is evidence keeps a number that means
 * nobody. Whatever was cut short, or came back with an older backup, is completed at the next start.
 */
public final class Erasure {

    private static final String ERASED = "contact.erased";
    private static final String TABLES = "contact_topic contact_field subscription import_change contact_card contact";

    private final Rooms rooms;
    private final Store store;
    private final Clock clock;
    private final List<Also> also;

    /** @param also what other rooms know of contacts */
    public Erasure(Rooms rooms, Clock clock, List<Also> also) {
        this.rooms = rooms;
        this.store = rooms.store();
        this.clock = clock;
        this.also = List.copyOf(also);
    }

    /** What an erasure is done with. */
    public record Rooms(Store store, Suppressions suppressions, Consents consents, Audit audit) {}

    /** What a room above this one knows of contacts, and forgets with them. */
    public interface Also {

        /** In a word or two, for the proof: such as {@code newsroom keys}. */
        String what();

        /** Deletes it, as part of the transaction that {@code db} is in; returns how many rows. */
        int erase(JdbcClient db, Person person);
    }

    /**
     * Who is being erased.
     *
     * @param blindIndex keyed hash of the address, see {@code contact.blind_index}
     */
    public record Person(long contact, long organisation, byte[] blindIndex) {}

    /**
     * What can be shown of an erasure: no personal data, and sealed in the audit chain.
     *
     * @param by     actor, as in {@link Audit.Entry}
     * @param detail what was erased, with counts, and what is kept
     * @param link   hash of the link of the audit chain that seals this entry, in hex
     */
    public record Proof(long contact, Instant at, String by, String detail, String link) {}

    /**
     * Erases a contact. Call it outside a transaction.
     *
     * @param by actor, as in {@link Audit.Entry}
     * @return empty if there is no such contact, or it was erased already
     */
    public Optional<Proof> erase(long contact, String by, Keep keep) {
        if (!destroyKey(contact, by, keep)) return Optional.empty();
        finish(contact, keep.words());
        scrub();
        return proof(contact);
    }

    /** What was written down of an erasure; empty if there was none. */
    public Optional<Proof> proof(long contact) {
        return store.read()
                .sql("""
                        SELECT a.at, a.actor, a.detail, (
                            SELECT hex(l.hash) FROM chain_link l WHERE l.chain = 'audit' AND l.first <= a.id
                            ORDER BY l.number DESC LIMIT 1) AS link
                        FROM audit a WHERE a.subject = :subject AND a.action = :action ORDER BY a.id DESC LIMIT 1
                        """)
                .param("subject", "contact " + contact)
                .param("action", ERASED)
                .query((row, n) -> new Proof(
                        contact,
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("actor"),
                        row.getString("detail"),
                        row.getString("link")))
                .optional();
    }

    /**
     * Completes erasures that were cut short, and repeats those that an older backup of the data has undone; at every start.
     *
     * @return how many contacts
     */
    public int complete() {
        var again = store.read().sql("""
                        SELECT e.contact FROM keys.erasure e
                        WHERE e.done_at IS NULL OR EXISTS (SELECT 1 FROM contact c WHERE c.id = e.contact)
                        """).query(Long.class).list();
        again.forEach(it -> finish(it, "completed at the start"));
        store.run(rooms.suppressions()::keepErased);
        if (!again.isEmpty()) scrub();
        return again.size();
    }

    private void scrub() {
        store.scrub("keys.contact_key", "contact_card", "contact");
    }

    /** In the keys alone, so that it happens as one even on SQLite, where keys and data are two files. */
    private boolean destroyKey(long contact, String by, Keep keep) {
        var now = clock.instant();
        return store.write(db -> {
            int begun = db.sql("""
                            INSERT INTO keys.erasure (contact, organisation, blind_index, until_at, actor, at)
                            SELECT c.id, c.organisation, CASE WHEN :kept = 1 THEN c.blind_index END, :until, :by, :now
                            FROM contact c WHERE c.id = :contact
                            ON CONFLICT (contact) DO NOTHING
                            """)
                    .param("kept", keep.anything() ? 1 : 0)
                    .param(
                            "until",
                            keep.until(now)
                                    .filter(it -> keep.anything())
                                    .map(Instant::toEpochMilli)
                                    .orElse(null),
                            java.sql.Types.BIGINT)
                    .param("by", by)
                    .param("now", now.toEpochMilli())
                    .param("contact", contact)
                    .update();
            db.sql("""
                            UPDATE keys.contact_key SET wrapped = NULL, destroyed_at = :now
                            WHERE contact = (SELECT e.contact FROM keys.erasure e WHERE e.contact = :contact)
                              AND destroyed_at IS NULL
                            """)
                    .param("now", now.toEpochMilli())
                    .param("contact", contact)
                    .update();
            return begun == 1;
        });
    }

    private void finish(long contact, String detail) {
        store.run(db -> {
            person(db, contact).ifPresent(it -> forget(db, it, detail));
            rooms.suppressions().keepErased(db);
        });
        store.run(db -> db.sql("UPDATE keys.erasure SET done_at = :now WHERE contact = :contact AND done_at IS NULL")
                .param("now", clock.millis())
                .param("contact", contact)
                .update());
    }

    private void forget(JdbcClient db, Person person, String detail) {
        var withdrawn = withdrawn(db, person.contact());
        var counts = new LinkedHashMap<String, Integer>();
        for (var it : also) counts.put(it.what(), it.erase(db, person));
        for (var table : TABLES.split(" "))
            counts.put(
                    table.replace('_', ' '),
                    db.sql("DELETE FROM " + table + " WHERE " + (table.equals("contact") ? "id" : "contact")
                                    + " = :contact")
                            .param("contact", person.contact())
                            .update());
        rooms.consents().add(db, withdrawn);
        rooms.audit()
                .add(
                        db,
                        new Audit.Entry(
                                actor(db, person.contact()),
                                ERASED,
                                person.organisation(),
                                "contact " + person.contact(),
                                words(counts) + "; key destroyed; " + detail));
    }

    /** Whoever wants to be erased has taken back every consent. */
    private static List<Consent> withdrawn(JdbcClient db, long contact) {
        var wording = new Consent.Wording("en", "The contact was erased.", "");
        return db
                .sql("SELECT list FROM subscription WHERE contact = :contact AND state = 'confirmed' ORDER BY list")
                .param("contact", contact)
                .query(Long.class)
                .list()
                .stream()
                .map(list -> new Consent(list, contact, Consent.Event.WITHDRAWN, wording, "erasure"))
                .toList();
    }

    private static Optional<Person> person(JdbcClient db, long contact) {
        return db.sql("SELECT organisation, blind_index FROM contact WHERE id = :contact")
                .param("contact", contact)
                .query((row, n) -> new Person(contact, row.getLong("organisation"), row.getBytes("blind_index")))
                .optional();
    }

    private static String actor(JdbcClient db, long contact) {
        return db.sql("SELECT actor FROM keys.erasure WHERE contact = :contact")
                .param("contact", contact)
                .query(String.class)
                .single();
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
    }
}
