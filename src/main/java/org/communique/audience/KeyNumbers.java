package org.communique.audience;

import java.util.Arrays;
import org.communique.store.Bulk;
import org.communique.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the keys of contacts to come, in a transaction of their own: a contact never comes before its key. */
final class KeyNumbers implements AutoCloseable {

    private final Bulk bulk;

    KeyNumbers(Bulk bulk) {
        this.bulk = bulk;
    }

    /** Keeps the wrapped keys of these people of a batch and gives each the number of her contact. */
    synchronized void give(ArrivalBatch batch, int[] who) {
        if (bulk.dialect() == Dialect.SQLITE) bulk.write(db -> atOnce(db, batch, who));
        else bulk.write(db -> oneByOne(db, batch, who));
    }

    @Override
    public void close() {
        bulk.close();
    }

    /** Numbers that one statement gives out follow each other: there is one writer. */
    private static int atOnce(JdbcClient db, ArrivalBatch batch, int[] who) {
        int width = batch.sealed[who[0]].wrapped().length;
        var all = new byte[width * who.length];
        for (int k = 0; k < who.length; k++) System.arraycopy(batch.sealed[who[k]].wrapped(), 0, all, k * width, width);
        db.sql("""
                        INSERT INTO keys.contact_key (wrapped)
                        SELECT substr(:all, value * :width + 1, :width) FROM number WHERE value < :n ORDER BY value
                        """)
                .param("all", all)
                .param("width", width)
                .param("n", who.length)
                .update();
        long last = db.sql("SELECT last_insert_rowid()").query(Long.class).single();
        for (int k = 0; k < who.length; k++) batch.contacts[who[k]] = last - who.length + 1 + k;
        return who.length;
    }

    private static int oneByOne(JdbcClient db, ArrivalBatch batch, int[] who) {
        Arrays.stream(who)
                .forEach(i -> batch.contacts[i] = db.sql(
                                "INSERT INTO keys.contact_key (wrapped) VALUES (:wrapped) RETURNING contact")
                        .param("wrapped", batch.sealed[i].wrapped())
                        .query(Long.class)
                        .single());
        return who.length;
    }
}
