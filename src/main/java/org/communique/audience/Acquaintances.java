package org.communique.audience;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.store.Bulk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those of a batch whom the organisation knows already, as contacts or as people not to write to. */
final class Acquaintances {

    private static final int AT_ONCE = 1000;
    private static final HexFormat HEX = HexFormat.of();

    private final Entry entry;
    private final AcquaintanceChanges changes;

    Acquaintances(Bulk bulk, Arrivals.House house, Entry entry) {
        this.entry = entry;
        this.changes = new AcquaintanceChanges(bulk, house, entry);
    }

    /** Gives an outcome to everybody who is not new, and to each known contact her number. */
    void meet(JdbcClient db, ArrivalBatch batch) {
        var open =
                IntStream.range(0, batch.size()).filter(i -> !batch.unknown[i]).toArray();
        for (int from = 0; from < open.length; from += AT_ONCE)
            meet(db, batch, Arrays.copyOfRange(open, from, Math.min(open.length, from + AT_ONCE)));
        changes.plan(batch);
    }

    /** Writes down what the file knows better, who has left, and whom not to write to. */
    void change(JdbcClient db, ArrivalBatch batch) {
        changes.write(db, batch);
    }

    private void meet(JdbcClient db, ArrivalBatch batch, int[] who) {
        var places = new HashMap<String, Integer>();
        for (int i : who) places.put(HEX.formatHex(batch.people.blind(i)), i);
        var blind = IntStream.of(who).mapToObj(batch.people::blind).toList();
        for (var hex : suppressed(db, blind)) batch.outcomes[places.get(hex)] = Arrival.Outcome.SUPPRESSED;
        contacts(db, blind).forEach((hex, contact) -> batch.contacts[places.get(hex)] = contact);
        subscriptions(db, batch, who);
    }

    private List<String> suppressed(JdbcClient db, List<byte[]> blind) {
        return db.sql("""
                        SELECT blind_index FROM suppression
                        WHERE organisation = :organisation AND blind_index IN (:blind)
                        """)
                .param("organisation", entry.organisation())
                .param("blind", blind)
                .query((row, n) -> HEX.formatHex(row.getBytes("blind_index")))
                .list();
    }

    private Map<String, Long> contacts(JdbcClient db, List<byte[]> blind) {
        var ids = new HashMap<String, Long>();
        db.sql("SELECT id, blind_index FROM contact WHERE organisation = :organisation AND blind_index IN (:blind)")
                .param("organisation", entry.organisation())
                .param("blind", blind)
                .query(row -> {
                    ids.put(HEX.formatHex(row.getBytes("blind_index")), row.getLong("id"));
                });
        return ids;
    }

    private void subscriptions(JdbcClient db, ArrivalBatch batch, int[] who) {
        var known = IntStream.of(who)
                .filter(i -> batch.outcomes[i] == null && batch.contacts[i] != 0)
                .toArray();
        if (known.length == 0) return;
        var states = new HashMap<String, String>();
        db.sql("SELECT list, contact, state FROM subscription WHERE contact IN (:contacts) AND list IN (:lists)")
                .param(
                        "contacts",
                        IntStream.of(known).mapToObj(i -> batch.contacts[i]).toList())
                .param("lists", entry.lists().stream().map(ContactList::id).toList())
                .query(row -> {
                    states.put(row.getLong("list") + " " + row.getLong("contact"), row.getString("state"));
                });
        for (int i : known)
            if (batch.joins(i)) join(batch, i, states);
            else batch.outcomes[i] = noted(batch, i);
    }

    private void join(ArrivalBatch batch, int i, Map<String, String> states) {
        var outcome = Arrival.Outcome.THERE;
        boolean left = false;
        for (var list : entry.lists()) {
            var state = states.get(list.id() + " " + batch.contacts[i]);
            if (state == null) {
                batch.joinings.add(new ArrivalBatch.Joining(list.id(), i));
                outcome = Arrival.Outcome.JOINED;
            } else if (state.equals("unsubscribed")) left = true;
        }
        batch.outcomes[i] = left && outcome == Arrival.Outcome.THERE ? Arrival.Outcome.UNSUBSCRIBED : outcome;
    }

    private static Arrival.Outcome noted(ArrivalBatch batch, int i) {
        return batch.people.standing(i) == Arrival.Standing.LEFT
                ? Arrival.Outcome.NOTED_LEFT
                : Arrival.Outcome.NOTED_SUPPRESSED;
    }
}
