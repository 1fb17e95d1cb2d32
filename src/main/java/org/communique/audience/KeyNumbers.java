package org.communique.audience;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.communique.store.Bulk;
import org.communique.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the keys of contacts to come, in a transaction of their own: a contact never comes before its key. */
final class KeyNumbers implements AutoCloseable {

    private final Bulk bulk;

    KeyNumbers(Bulk bulk) {
        this.bulk = bulk;
    }

    /** Keeps wrapped keys, all of one length, and says which number the contact of each has. */
    synchronized long[] keep(byte[] keys, int people) {
        return bulk.write(
                db -> bulk.dialect() == Dialect.SQLITE ? atOnce(db, keys, people) : oneByOne(db, keys, people));
    }

    @Override
    public void close() {
        bulk.close();
    }

    /** Numbers that one statement gives out follow each other: there is one writer. */
    private static long[] atOnce(JdbcClient db, byte[] keys, int people) {
        db.sql("""
                        INSERT INTO keys.contact_key (wrapped)
                        SELECT substr(:keys, value * :width + 1, :width) FROM number WHERE value < :people ORDER BY value
                        """)
                .param("keys", keys)
                .param("width", keys.length / people)
                .param("people", people)
                .update();
        long last = db.sql("SELECT last_insert_rowid()").query(Long.class).single();
        return LongStream.rangeClosed(last - people + 1, last).toArray();
    }

    private static long[] oneByOne(JdbcClient db, byte[] keys, int people) {
        int width = keys.length / people;
        return IntStream.range(0, people)
                .mapToLong(k -> db.sql("INSERT INTO keys.contact_key (wrapped) VALUES (:wrapped) RETURNING contact")
                        .param("wrapped", Arrays.copyOfRange(keys, k * width, (k + 1) * width))
                        .query(Long.class)
                        .single())
                .toArray();
    }
}
