package org.communique.audience;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.store.Bulk;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Envelopes;
import org.communique.vault.Place;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an import changes of people we know, and of those whom a file says not to write to. */
final class AcquaintanceChanges {

    private static final int AT_ONCE = 1000;

    private final Store store;
    private final Envelopes envelopes;
    private final Clock clock;
    private final Entry entry;
    private final FieldIndex fields;

    AcquaintanceChanges(Bulk bulk, Arrivals.House house, Entry entry) {
        this.store = house.store();
        this.envelopes = new Envelopes(house.vault());
        this.clock = house.clock();
        this.entry = entry;
        this.fields = new FieldIndex(bulk, house, entry);
    }

    /**
     * Compares each known contact with what the file says. Reads outside the transaction: one that had looked into the keys could
     * not write there after others did.
     */
    void plan(ArrivalBatch batch) {
        if (entry.known() == Entry.Known.KEEP) return;
        var known = IntStream.range(0, batch.size())
                .filter(i -> batch.contacts[i] != 0 && batch.joins(i) && !batch.sealed.has(i))
                .filter(i -> batch.outcomes[i] == Arrival.Outcome.THERE || batch.outcomes[i] == Arrival.Outcome.JOINED)
                .boxed()
                .toList();
        for (int from = 0; from < known.size(); from += AT_ONCE)
            plan(store.read(), batch, known.subList(from, Math.min(known.size(), from + AT_ONCE)));
    }

    void write(JdbcClient db, ArrivalBatch batch) {
        for (var change : batch.changes) write(db, batch.contacts[change.who()], change);
        fields.write(batch, batch.changes);
        for (int i = 0; i < batch.size(); i++) {
            var outcome = batch.outcomes[i];
            if (outcome == Arrival.Outcome.NOTED_LEFT && !batch.sealed.has(i)) leave(db, batch, i);
            if (outcome == Arrival.Outcome.NOTED_SUPPRESSED
                    || outcome == Arrival.Outcome.SUPPRESSED && !batch.joins(i)
                    || outcome == null && !batch.becomesContact(i)) suppress(db, batch, i);
        }
    }

    private void plan(JdbcClient db, ArrivalBatch batch, List<Integer> known) {
        var who = new HashMap<Long, Integer>();
        known.forEach(i -> who.put(batch.contacts[i], i));
        var topics = topics(db, who);
        db.sql("""
                        SELECT c.id, c.touched, c.language, c.country, c.rhythm, d.uid, d.sealed, k.wrapped
                        FROM contact c JOIN contact_card d ON d.contact = c.id
                        JOIN keys.contact_key k ON k.contact = c.id AND k.wrapped IS NOT NULL WHERE c.id IN (:contacts)
                        """).param("contacts", who.keySet()).query(row -> {
            int i = who.get(row.getLong("id"));
            var place = new Place("contact_card.sealed", row.getBytes("uid"));
            var card = Card.of(envelopes.open(row.getBytes("wrapped"), row.getBytes("sealed"), place));
            var before = new ContactChange.Traits(
                    card,
                    row.getString("language"),
                    row.getString("country"),
                    row.getString("rhythm"),
                    topics.getOrDefault(row.getLong("id"), List.of()));
            var after = ContactChange.merged(before, batch.people.person(i), entry.known() == Entry.Known.OVERWRITE);
            var sealed = new SealedContact(
                    row.getLong("id"), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed"));
            var change = new ContactChange(i, sealed, row.getLong("touched"), before, after);
            if (change.any()) plan(batch, change);
        });
    }

    private static void plan(ArrivalBatch batch, ContactChange change) {
        batch.changes.add(change);
        if (batch.outcomes[change.who()] == Arrival.Outcome.THERE)
            batch.outcomes[change.who()] = Arrival.Outcome.CHANGED;
    }

    private static Map<Long, List<String>> topics(JdbcClient db, Map<Long, Integer> who) {
        var topics = new HashMap<Long, List<String>>();
        db.sql("SELECT contact, topic FROM contact_topic WHERE contact IN (:contacts) ORDER BY topic")
                .param("contacts", who.keySet())
                .query(row -> {
                    topics.computeIfAbsent(row.getLong("contact"), it -> new ArrayList<>())
                            .add(row.getString("topic"));
                });
        return topics;
    }

    private void write(JdbcClient db, long contact, ContactChange change) {
        var place = new Place("contact_card.sealed", change.card().uid());
        var sealed = change.sameCard()
                ? change.card().card()
                : envelopes.seal(change.card().wrapped(), change.after().card().text(), place);
        int same = db.sql("UPDATE contact_card SET sealed = :sealed WHERE contact = :contact AND sealed = :before")
                .param("sealed", sealed)
                .param("contact", contact)
                .param("before", change.card().card())
                .update();
        if (same == 0 || !untouched(db, contact, change)) throw new ChangedMeanwhile();
        remember(db, contact, change, sealed);
        traits(db, contact, change.after());
    }

    /** Whether nobody has changed her by hand since we looked; from here on nobody does before we are done. */
    private static boolean untouched(JdbcClient db, long contact, ContactChange change) {
        return db.sql("UPDATE contact SET touched = touched WHERE id = :contact AND touched = :touched")
                        .param("contact", contact)
                        .param("touched", change.touched())
                        .update()
                == 1;
    }

    /** A person, or staff, has changed a contact between our look at it and our writing. */
    static final class ChangedMeanwhile extends OptimisticLockingFailureException {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile() {
            super("a contact has been changed meanwhile");
        }
    }

    /** For 30 days, so that the import can be undone; the card before is sealed under the contact's own key. */
    private void remember(JdbcClient db, long contact, ContactChange change, byte[] sealed) {
        var before = change.before();
        db.sql("""
                        INSERT INTO import_change (import, contact, sealed, language, country, rhythm, topics, sealed_after,
                            language_after, country_after, rhythm_after, topics_after, touched)
                        SELECT :import, id, :sealed, :language, :country, :rhythm, :topics, :after,
                            :languageAfter, :countryAfter, :rhythmAfter, :topicsAfter, touched
                        FROM contact WHERE id = :contact
                        ON CONFLICT (import, contact) DO UPDATE
                        SET sealed_after = excluded.sealed_after, language_after = excluded.language_after,
                            country_after = excluded.country_after, rhythm_after = excluded.rhythm_after,
                            topics_after = excluded.topics_after
                        """)
                .param("import", entry.number())
                .param("contact", contact)
                .param("sealed", change.card().card())
                .param("language", before.languages())
                .param("country", before.country())
                .param("rhythm", before.rhythm())
                .param("topics", Json.write(before.topics()))
                .param("after", sealed)
                .param("languageAfter", change.after().languages())
                .param("countryAfter", change.after().country())
                .param("rhythmAfter", change.after().rhythm())
                .param("topicsAfter", Json.write(change.after().topics()))
                .update();
    }

    static void traits(JdbcClient db, long contact, ContactChange.Traits traits) {
        db.sql("UPDATE contact SET language = :language, country = :country, rhythm = :rhythm WHERE id = :contact")
                .param("language", traits.languages())
                .param("country", traits.country())
                .param("rhythm", traits.rhythm())
                .param("contact", contact)
                .update();
        db.sql("DELETE FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .update();
        for (var topic : traits.topics())
            db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:contact, :topic)")
                    .param("contact", contact)
                    .param("topic", topic)
                    .update();
    }

    /** She left at the place the file comes from: she has left here as well. */
    private void leave(JdbcClient db, ArrivalBatch batch, int i) {
        for (var list : entry.lists()) {
            int ended = db.sql("""
                            INSERT INTO subscription (list, contact, state, changed_at, import)
                            VALUES (:list, :contact, 'unsubscribed', :now, :import)
                            ON CONFLICT (list, contact) DO UPDATE SET state = 'unsubscribed', changed_at = :now
                            WHERE subscription.state <> 'unsubscribed'
                            """)
                    .param("list", list.id())
                    .param("contact", batch.contacts[i])
                    .param("now", clock.millis())
                    .param("import", entry.number())
                    .update();
            var piece = new EvidenceOfImport.Piece(batch.contacts[i], false, batch.people.evidence(i));
            if (ended == 1) batch.evidence.addAll(EvidenceOfImport.of(list.id(), List.of(piece)));
        }
    }

    private void suppress(JdbcClient db, ArrivalBatch batch, int i) {
        boolean bounced = batch.people.standing(i) == Arrival.Standing.BOUNCED;
        db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at, import)
                        VALUES (:organisation, :blind, :reason, :now, :import)
                        ON CONFLICT (organisation, blind_index) DO UPDATE SET import = NULL
                        WHERE suppression.import <> excluded.import
                        """)
                .param("organisation", entry.organisation())
                .param("blind", batch.people.blind(i))
                .param("reason", (bounced ? Suppression.INVALID : Suppression.MANUAL).code())
                .param("now", clock.millis())
                .param("import", entry.number())
                .update();
    }
}
