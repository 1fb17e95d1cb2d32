package org.communique.audience;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.store.Bulk;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The values of many rows in two values, which SQLite takes apart itself: handing over each value of each row through JNI takes
 * longer than writing it. One value has a line of fixed width for each row, the other is all cards. What many people share stands
 * in a temporary table.
 */
final class PackedContacts implements ArrivalRows.ContactWriter {

    /** blind index 32 · hash of the domain 8 · uid 16 · where the card begins, from 1, 8 · its length 6 · number of the traits 5 */
    private static final int WIDTH = 75;

    private final Bulk bulk;
    private final Clock clock;
    private final Entry entry;

    PackedContacts(Bulk bulk, Clock clock, Entry entry) {
        this.bulk = bulk;
        this.clock = clock;
        this.entry = entry;
    }

    /** What many people share. */
    private record Traits(String languages, String country, String rhythm) {}

    @Override
    public void write(JdbcClient db, ArrivalBatch batch, int[] who) {
        var lines = new byte[who.length * WIDTH];
        traits(db, lines(batch, who, lines));
        int from = 0;
        for (var run : ArrivalRows.runs(batch, who)) {
            int n = (int) (run.last() - run.first() + 1);
            var some = n == who.length ? lines : Arrays.copyOfRange(lines, from * WIDTH, (from + n) * WIDTH);
            contacts(db, run.first(), some);
            cards(db, run.first(), some, batch.sealed.bytes());
            from += n;
        }
    }

    private Map<Traits, Integer> lines(ArrivalBatch batch, int[] who, byte[] lines) {
        var traits = new LinkedHashMap<Traits, Integer>();
        for (int k = 0; k < who.length; k++) {
            int i = who[k];
            int at = k * WIDTH;
            batch.people.copyHashes(i, lines, at);
            batch.sealed.copyUid(i, lines, at + 40);
            digits(batch.sealed.begin(i) + 1, lines, at + 56, 8);
            digits(batch.sealed.length(i), lines, at + 64, 6);
            digits(traits.computeIfAbsent(traits(batch.people, i), it -> traits.size()), lines, at + 70, 5);
        }
        return traits;
    }

    private Traits traits(PackedArrivals people, int i) {
        var languages = people.languages(i);
        var rhythm = people.rhythm(i);
        return new Traits(
                languages.isEmpty() ? entry.language() : languages,
                people.country(i),
                rhythm.isEmpty() ? "instant" : rhythm);
    }

    private void traits(JdbcClient db, Map<Traits, Integer> traits) {
        db.sql("CREATE TEMPORARY TABLE IF NOT EXISTS trait (id INTEGER PRIMARY KEY, language, country, rhythm)")
                .update();
        db.sql("DELETE FROM temp.trait").update();
        bulk.batch(
                "INSERT INTO temp.trait (id, language, country, rhythm) VALUES (?, ?, ?, ?)",
                List.copyOf(traits.entrySet()),
                (statement, it) -> {
                    statement.setInt(1, it.getValue());
                    statement.setString(2, it.getKey().languages());
                    statement.setString(3, it.getKey().country());
                    statement.setString(4, it.getKey().rhythm());
                });
    }

    private void contacts(JdbcClient db, long first, byte[] lines) {
        db.sql("""
                        INSERT INTO contact
                            (id, organisation, blind_index, domain_index, language, country, rhythm, kind, created_at, import)
                        SELECT ?2 + n.value, ?3, substr(?1, n.value * 75 + 1, 32), substr(?1, n.value * 75 + 33, 8),
                               t.language, t.country, t.rhythm, ?4, ?5, ?6
                        FROM number n LEFT JOIN temp.trait t ON t.id = CAST(substr(?1, n.value * 75 + 71, 5) AS INTEGER)
                        WHERE n.value < ?7 ORDER BY n.value
                        """)
                .params(
                        lines,
                        first,
                        entry.organisation(),
                        entry.kind().code(),
                        clock.millis(),
                        entry.number(),
                        lines.length / WIDTH)
                .update();
    }

    private static void cards(JdbcClient db, long first, byte[] lines, byte[] cards) {
        db.sql("""
                        INSERT INTO contact_card (contact, uid, sealed)
                        SELECT ?3 + value, substr(?1, value * 75 + 41, 16),
                               substr(?2, CAST(substr(?1, value * 75 + 57, 8) AS INTEGER),
                                          CAST(substr(?1, value * 75 + 65, 6) AS INTEGER))
                        FROM number WHERE value < ?4 ORDER BY value
                        """).params(lines, cards, first, lines.length / WIDTH).update();
    }

    private static void digits(int number, byte[] line, int at, int width) {
        for (int i = width - 1, rest = number; i >= 0; i--, rest /= 10) line[at + i] = (byte) ('0' + rest % 10);
    }
}
