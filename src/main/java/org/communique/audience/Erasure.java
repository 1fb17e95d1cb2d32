package org.communique.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

    private static final int AT_ONCE = 1000;

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

        /** Which of many it knows, in one look: the others are passed over. */
        default Set<Long> known(JdbcClient db, List<Person> all) {
            return Set.copyOf(Person.contacts(all));
        }
    }

    /**
     * Who is being erased.
     *
     * @param blindIndex keyed hash of the address, see {@code contact.blind_index}
     */
    public record Person(long contact, long organisation, byte[] blindIndex) {

        /** The numbers of some. */
        public static List<Long> contacts(List<Person> all) {
            return all.stream().map(Person::contact).toList();
        }
    }

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
        return erase(contact, by, keep, db -> {});
    }

    /**
     * The same with something that is to happen with it.
     *
     * @param last the end of the transaction that deletes what we have of her; not called if she is not erased now
     */
    public Optional<Proof> erase(long contact, String by, Keep keep, Consumer<JdbcClient> last) {
        if (destroyKeys(db -> List.of(contact), by, keep).fresh() == 0) return Optional.empty();
        finish(List.of(contact), keep.words(), last);
        scrub();
        return proof(contact);
    }

    /** Says who is next to be erased. */
    public interface Next {

        /** Some contacts, best a thousand, in the transaction that {@code db} is in; nobody = that was all. */
        List<Long> contacts(JdbcClient db);
    }

    /**
     * Erases many, some at a time: each time a transaction of the keys and one of the data. Broken off, it can be begun again.
     *
     * @param by  actor, as in {@link Audit.Entry}
     * @param why in a few words, for the audit log
     * @return how many
     */
    public long eraseAll(Next next, String by, Keep keep, String why) {
        long erased = 0;
        for (var some = destroyKeys(next, by, keep); !some.contacts().isEmpty(); some = destroyKeys(next, by, keep)) {
            finish(some.contacts(), keep.words() + "; " + why, db -> {});
            erased += some.contacts().size();
        }
        if (erased > 0) scrub();
        return erased;
    }

    /** What was written down of an erasure; empty if there was none. */
    public Optional<Proof> proof(long contact) {
        return proof(Optional.empty(), contact);
    }

    /** The same, if she was a contact of this organisation. */
    public Optional<Proof> proof(long organisation, long contact) {
        return proof(Optional.of(organisation), contact);
    }

    private Optional<Proof> proof(Optional<Long> organisation, long contact) {
        return store.read()
                .sql("""
                        SELECT a.at, a.actor, a.detail, (
                            SELECT hex(l.hash) FROM chain_link l WHERE l.chain = 'audit' AND l.first <= a.id
                            ORDER BY l.number DESC LIMIT 1) AS link
                        FROM audit a WHERE a.subject = :subject AND a.action = :action
                          AND (a.organisation = :organisation OR :organisation = 0)
                        ORDER BY a.id DESC LIMIT 1
                        """)
                .param("subject", "contact " + contact)
                .param("organisation", organisation.orElse(0L))
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
        for (int from = 0; from < again.size(); from += AT_ONCE)
            finish(again.subList(from, Math.min(again.size(), from + AT_ONCE)), "completed at the start", db -> {});
        store.run(rooms.suppressions()::keepErased);
        if (!again.isEmpty()) scrub();
        return again.size();
    }

    private void scrub() {
        store.scrub("keys.contact_key", "contact_card", "contact");
    }

    /** Whose keys are destroyed; of so many of them just now. */
    private record Keyless(List<Long> contacts, int fresh) {}

    /** In the keys alone, so that it happens as one even on SQLite, where keys and data are two files. */
    private Keyless destroyKeys(Next next, String by, Keep keep) {
        var now = clock.instant();
        return store.write(db -> {
            var contacts = next.contacts(db);
            if (contacts.isEmpty()) return new Keyless(contacts, 0);
            int begun = db.sql("""
                            INSERT INTO keys.erasure (contact, organisation, blind_index, until_at, actor, at)
                            SELECT c.id, c.organisation, CASE WHEN :kept = 1 THEN c.blind_index END, :until, :by, :now
                            FROM contact c WHERE c.id IN (:contacts)
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
                    .param("contacts", contacts)
                    .update();
            db.sql("""
                            UPDATE keys.contact_key SET wrapped = NULL, destroyed_at = :now
                            WHERE contact IN (SELECT e.contact FROM keys.erasure e WHERE e.contact IN (:contacts))
                              AND destroyed_at IS NULL
                            """)
                    .param("now", now.toEpochMilli())
                    .param("contacts", contacts)
                    .update();
            return new Keyless(contacts, begun);
        });
    }

    private void finish(List<Long> contacts, String detail, Consumer<JdbcClient> last) {
        store.run(db -> {
            forget(db, condemned(db, contacts), detail);
            rooms.suppressions().keepErased(db);
            last.accept(db);
        });
        store.run(
                db -> db.sql("UPDATE keys.erasure SET done_at = :now WHERE contact IN (:contacts) AND done_at IS NULL")
                        .param("now", clock.millis())
                        .param("contacts", contacts)
                        .update());
    }

    private void forget(JdbcClient db, List<Condemned> all, String detail) {
        if (all.isEmpty()) return;
        var withdrawn = withdrawn(db, all);
        for (var room : also) erase(db, room, all);
        for (var table : TABLES.split(" ")) delete(table, all);
        rooms.consents().add(db, withdrawn);
        rooms.audit()
                .addAll(
                        db,
                        all.stream()
                                .map(it -> new Audit.Entry(
                                        it.by(),
                                        ERASED,
                                        it.person().organisation(),
                                        "contact " + it.person().contact(),
                                        words(it.gone()) + "; key destroyed; " + detail))
                                .toList());
    }

    private static void erase(JdbcClient db, Also room, List<Condemned> all) {
        var known = room.known(db, all.stream().map(Condemned::person).toList());
        for (var it : all)
            if (known.contains(it.person().contact())) it.gone().put(room.what(), room.erase(db, it.person()));
    }

    private void delete(String table, List<Condemned> all) {
        var column = table.equals("contact") ? "id" : "contact";
        int[] rows = store.batch(
                "DELETE FROM " + table + " WHERE " + column + " = ?",
                all,
                (statement, it) -> statement.setLong(1, it.person().contact()));
        for (int i = 0; i < rows.length; i++) all.get(i).gone().put(table.replace('_', ' '), rows[i]);
    }

    /** Whoever wants to be erased has taken back every consent. */
    private static List<Consent> withdrawn(JdbcClient db, List<Condemned> all) {
        var wording = new Consent.Wording("en", "The contact was erased.", "");
        return db.sql("""
                        SELECT list, contact FROM subscription WHERE contact IN (:contacts) AND state = 'confirmed'
                        ORDER BY contact, list
                        """)
                .param("contacts", all.stream().map(it -> it.person().contact()).toList())
                .query((row, n) -> new Consent(
                        row.getLong("list"), row.getLong("contact"), Consent.Event.WITHDRAWN, wording, "erasure"))
                .list();
    }

    /** Whose key is gone and whose rows go. @param gone rows, by what they are */
    private record Condemned(Person person, String by, Map<String, Integer> gone) {}

    private static List<Condemned> condemned(JdbcClient db, List<Long> contacts) {
        return db.sql("""
                        SELECT c.id, c.organisation, c.blind_index, e.actor FROM contact c
                        JOIN keys.erasure e ON e.contact = c.id WHERE c.id IN (:contacts) ORDER BY c.id
                        """)
                .param("contacts", contacts)
                .query((row, n) -> new Condemned(
                        new Person(row.getLong("id"), row.getLong("organisation"), row.getBytes("blind_index")),
                        row.getString("actor"),
                        new LinkedHashMap<>()))
                .list();
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
    }
}
