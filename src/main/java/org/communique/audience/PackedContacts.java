package org.communique.audience;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The values of many rows in two values, which SQLite takes apart itself: handing over each value of each row through JNI takes
 * longer than writing it. One value has a line of fixed width for each row, the other what has no fixed width.
 */
final class PackedContacts implements ArrivalRows.ContactWriter {

    /** blind index 32 · hash of the domain 8 · uid 16 · where sealed begins 8 · its length 6 · languages 8 and 6 · rhythm 1 · country 2 */
    private static final int WIDTH = 87;

    private final Clock clock;
    private final Entry entry;

    PackedContacts(Clock clock, Entry entry) {
        this.clock = clock;
        this.entry = entry;
    }

    @Override
    public void write(JdbcClient db, ArrivalBatch batch, int[] who) {
        int from = 0;
        for (var run : ArrivalRows.runs(batch, who)) {
            int n = (int) (run.last() - run.first() + 1);
            write(db, run.first(), new Packed(batch, Arrays.copyOfRange(who, from, from + n), entry.language()));
            from += n;
        }
    }

    private void write(JdbcClient db, long first, Packed packed) {
        db.sql("""
                        INSERT INTO contact
                            (id, organisation, blind_index, domain_index, language, country, rhythm, kind, created_at, import)
                        SELECT ?3 + value, ?4, substr(?1, value * 87 + 1, 32), substr(?1, value * 87 + 33, 8),
                               CAST(substr(?2, CAST(substr(?1, value * 87 + 71, 8) AS INTEGER),
                                               CAST(substr(?1, value * 87 + 79, 6) AS INTEGER)) AS TEXT),
                               trim(CAST(substr(?1, value * 87 + 86, 2) AS TEXT)),
                               CASE substr(?1, value * 87 + 85, 1) WHEN x'64' THEN 'daily' WHEN x'77' THEN 'weekly' ELSE 'instant' END,
                               ?5, ?6, ?7
                        FROM number WHERE value < ?8 ORDER BY value
                        """)
                .params(
                        packed.fixed,
                        packed.varying,
                        first,
                        entry.organisation(),
                        entry.kind().code(),
                        clock.millis(),
                        entry.number(),
                        packed.rows)
                .update();
        db.sql("""
                        INSERT INTO contact_card (contact, uid, sealed)
                        SELECT ?3 + value, substr(?1, value * 87 + 41, 16),
                               substr(?2, CAST(substr(?1, value * 87 + 57, 8) AS INTEGER),
                                          CAST(substr(?1, value * 87 + 65, 6) AS INTEGER))
                        FROM number WHERE value < ?4 ORDER BY value
                        """).params(packed.fixed, packed.varying, first, packed.rows).update();
    }

    private static final class Packed {
        final int rows;
        final byte[] fixed;
        final byte[] varying;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);

        Packed(ArrivalBatch batch, int[] who, String fallback) {
            rows = who.length;
            fixed = new byte[rows * WIDTH];
            for (int k = 0; k < rows; k++) row(batch, who[k], k * WIDTH, fallback);
            varying = out.toByteArray();
        }

        private void row(ArrivalBatch batch, int i, int at, String fallback) {
            var person = batch.people.get(i);
            put(batch.blind[i], at);
            put(batch.domain[i], at + 32);
            put(batch.uid[i], at + 40);
            vary(batch.sealed[i].sealed(), at + 56);
            vary(bytes(person.languages().isEmpty() ? fallback : person.languages()), at + 70);
            fixed[at + 84] =
                    (byte) (person.rhythm().isEmpty() ? 'i' : person.rhythm().charAt(0));
            put(bytes(person.country().isEmpty() ? "  " : person.country()), at + 85);
        }

        /** Where it begins, from 1, and how long it is, in decimal digits. */
        private void vary(byte[] value, int at) {
            digits(out.size() + 1, at, 8);
            digits(value.length, at + 8, 6);
            out.write(value, 0, value.length);
        }

        private void digits(int number, int at, int width) {
            for (int i = width - 1, rest = number; i >= 0; i--, rest /= 10) fixed[at + i] = (byte) ('0' + rest % 10);
        }

        private void put(byte[] value, int at) {
            System.arraycopy(value, 0, fixed, at, value.length);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
