package org.communique.audience;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.communique.store.Bulk;
import org.communique.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of those who are new: contact, card, topics, subscription and its evidence. */
final class ArrivalRows {

    private final Bulk bulk;
    private final Clock clock;
    private final Entry entry;
    private final ContactWriter contacts;
    private final FieldIndex fields;

    ArrivalRows(Bulk bulk, Arrivals.House house, Entry entry) {
        var clock = house.clock();
        this.bulk = bulk;
        fields = new FieldIndex(bulk, house, entry);
        this.clock = clock;
        this.entry = entry;
        contacts = bulk.dialect() == Dialect.SQLITE
                ? new PackedContacts(bulk, clock, entry)
                : new BatchedContacts(bulk, clock, entry);
    }

    /** Rows of {@code contact} and {@code contact_card}. */
    interface ContactWriter {
        void write(JdbcClient db, ArrivalBatch batch, int[] who);
    }

    void write(JdbcClient db, ArrivalBatch batch) {
        var fresh = batch.fresh();
        if (fresh.length > 0) contacts.write(db, batch, fresh);
        topics(batch, fresh);
        fields.write(batch, fresh);
        boolean plain = Arrays.stream(fresh).allMatch(i -> batch.joins(i) && !batch.people.hasEvidence(i));
        for (var list : entry.lists())
            if (plain) runs(batch, fresh).forEach(it -> subscribe(db, list.id(), batch, it));
            else subscribe(list.id(), batch, fresh);
        for (var list : entry.lists())
            subscribe(
                    list.id(),
                    batch,
                    batch.joinings.stream()
                            .filter(it -> it.list() == list.id())
                            .map(ArrivalBatch.Joining::who)
                            .sorted(Comparator.comparingLong(i -> batch.contacts[i]))
                            .mapToInt(i -> i)
                            .toArray());
    }

    /** Contacts whose numbers follow each other. */
    record Run(long first, long last) {}

    /** The numbers of contacts, which come in order, as runs: as a rule one. */
    static List<Run> runs(ArrivalBatch batch, int[] who) {
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int k = 1; k <= who.length; k++)
            if (k == who.length || batch.contacts[who[k]] != batch.contacts[who[k - 1]] + 1) {
                runs.add(new Run(batch.contacts[who[from]], batch.contacts[who[k - 1]]));
                from = k;
            }
        return runs;
    }

    private void subscribe(JdbcClient db, long list, ArrivalBatch batch, Run run) {
        db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at, joined_at, import)
                        SELECT :list, n.contact, :state, :now, :joined, :import FROM %s
                        """.formatted(numbers()))
                .param("list", list)
                .param("state", entry.state())
                .param("now", clock.millis())
                .param("joined", entry.asked() ? 0 : clock.millis())
                .param("import", entry.number())
                .param("first", run.first())
                .param("last", run.last())
                .update();
        if (!entry.asked()) batch.evidence.add(EvidenceOfImport.of(list, run));
    }

    private String numbers() {
        return bulk.dialect() == Dialect.SQLITE
                ? "(SELECT :first + value AS contact FROM number WHERE value <= :last - :first ORDER BY value) n"
                : "generate_series(CAST(:first AS BIGINT), CAST(:last AS BIGINT)) AS n (contact)";
    }

    private void subscribe(long list, ArrivalBatch batch, int[] who) {
        var rows = Arrays.stream(who).boxed().toList();
        long now = clock.millis();
        bulk.batch("""
                INSERT INTO subscription (list, contact, state, changed_at, joined_at, import) VALUES (?, ?, ?, ?, ?, ?)
                """, rows, (statement, i) -> {
            boolean joins = batch.joins(i);
            statement.setLong(1, list);
            statement.setLong(2, batch.contacts[i]);
            statement.setString(3, joins ? entry.state() : "unsubscribed");
            statement.setLong(4, now);
            statement.setLong(5, joins && !entry.asked() ? joined(batch, i, now) : 0);
            statement.setLong(6, entry.number());
        });
        if (!entry.asked() || Arrays.stream(who).anyMatch(i -> !batch.joins(i)))
            batch.evidence.addAll(EvidenceOfImport.of(
                    list,
                    rows.stream()
                            .filter(i -> !entry.asked() || !batch.joins(i))
                            .map(i -> new EvidenceOfImport.Piece(
                                    batch.contacts[i], batch.joins(i), batch.people.evidence(i)))
                            .toList()));
    }

    private static long joined(ArrivalBatch batch, int i, long now) {
        return batch.people
                .evidence(i)
                .at()
                .map(java.time.Instant::toEpochMilli)
                .orElse(now);
    }

    private void topics(ArrivalBatch batch, int[] who) {
        var rows = new ArrayList<Map.Entry<Long, String>>();
        for (int i : who) for (var topic : batch.people.topics(i)) rows.add(Map.entry(batch.contacts[i], topic));
        bulk.batch(
                "INSERT INTO contact_topic (contact, topic) VALUES (?, ?) ON CONFLICT DO NOTHING",
                rows,
                (statement, it) -> {
                    statement.setLong(1, it.getKey());
                    statement.setString(2, it.getValue());
                });
    }
}
