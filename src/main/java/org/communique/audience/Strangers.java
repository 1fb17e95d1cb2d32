package org.communique.audience;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds those of a batch whose address a table holds, by walking beside its index from the first of the batch to the last: for
 * many people that costs less than looking each up, and nothing where the table holds nobody between them.
 */
final class Strangers {

    private static final int AT_ONCE = 5000;

    private final Entry entry;

    Strangers(Entry entry) {
        this.entry = entry;
    }

    /** Marks whom we cannot know, neither as a contact nor as somebody not to write to. */
    void mark(JdbcClient db, ArrivalBatch batch) {
        Arrays.fill(batch.unknown, true);
        for (var table : new String[] {"contact", "suppression"}) met(db, batch, table, i -> batch.unknown[i] = false);
    }

    /** Those we took for strangers and must not write to by now. */
    void suppressed(JdbcClient db, ArrivalBatch batch) {
        met(db, batch, "suppression", i -> {
            if (batch.unknown[i]) batch.outcomes[i] = Arrival.Outcome.SUPPRESSED;
        });
    }

    private void met(JdbcClient db, ArrivalBatch batch, String table, IntConsumer each) {
        if (batch.isEmpty()) return;
        var last = batch.people.blind(batch.size() - 1);
        var after =
                Arrays.copyOf(batch.people.blind(0), PackedArrivals.BLIND - 1); // what it begins with comes before it
        int i = 0;
        while (after != null) {
            var page = db.sql("""
                            SELECT blind_index FROM %s
                            WHERE organisation = :organisation AND blind_index > :after AND blind_index <= :last
                            ORDER BY blind_index LIMIT %s
                            """.formatted(table, AT_ONCE))
                    .param("organisation", entry.organisation())
                    .param("after", after)
                    .param("last", last)
                    .query(byte[].class)
                    .list();
            for (var blind : page) {
                while (compare(batch, i, blind) < 0) i++;
                if (compare(batch, i, blind) == 0) each.accept(i);
            }
            after = page.size() < AT_ONCE ? null : page.get(AT_ONCE - 1);
        }
    }

    private static int compare(ArrivalBatch batch, int i, byte[] blind) {
        int from = batch.people.begin(i);
        return Arrays.compareUnsigned(
                batch.people.bytes, from, from + PackedArrivals.BLIND, blind, 0, PackedArrivals.BLIND);
    }
}
