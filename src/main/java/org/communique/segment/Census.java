package org.communique.segment;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts contacts set by set: one pass over {@code contact} for all conditions on its rows, one over each set that other tables
 * name, and the rest is arithmetic with bits, one for each contact. A probe of each set for each contact costs five times as much.
 * The sets are read one after the other while others may write: a count is of this minute, not of one instant.
 */
public final class Census {

    /** Contacts read in one statement: some hundred thousand, so that the text of their numbers stays below 1 MB. */
    private static final int STRETCH = 1 << 17;

    /** Statements at the same time: two, as readers of pages need connections too. */
    private static final int AT_ONCE = 2;

    private final Store store;
    private final Map<String, Object> values;
    private final int last;
    private final Map<Part, long[]> found = new LinkedHashMap<>();
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();

    private Census(Store store, Map<String, Object> values) {
        this.store = store;
        this.values = values;
        this.last = Math.toIntExact(store.read()
                .sql("SELECT coalesce(max(id), 0) FROM contact")
                .query(Long.class)
                .single());
    }

    /** How many contacts are in a part, whatever organisation they belong to. */
    public static long count(Store store, Condition condition) {
        var census = new Census(store, condition.values());
        if (condition.part() instanceof Part.Own own) return census.counted(own);
        census.fetch(condition.part());
        return census.bits(condition.part()).cardinality();
    }

    /** The same for several parts, in their order; what they have in common is read once. @param values by the names in their texts */
    public static long[] counts(Store store, List<Part> parts, Map<String, Object> values) {
        var census = new Census(store, values);
        census.fetch(new Part.Any(parts));
        return parts.stream().mapToLong(it -> census.bits(it).cardinality()).toArray();
    }

    private long counted(Part.Own own) {
        var sum = new LongAdder();
        eachStretch((above, upTo) -> sum.add(
                query(Fetch.counting(own), above, upTo).query(Long.class).single()));
        work();
        return sum.sum();
    }

    private void fetch(Part part) {
        for (var fetch : Fetch.of(part)) {
            fetch.sets().forEach(it -> found.put(it, new long[last / Long.SIZE + 1]));
            if (fetch.lie() == Part.Lie.SCATTERED) work.add(() -> read(fetch, -1, last));
            else eachStretch((above, upTo) -> read(fetch, above, upTo));
        }
        work();
    }

    private interface Stretch {
        void read(int above, int upTo);
    }

    private void eachStretch(Stretch stretch) {
        for (int above = -1; above < last; above += STRETCH) {
            int from = above;
            work.add(() -> stretch.read(from, Math.min(from + STRETCH, last)));
        }
    }

    private void work() {
        IntStream.range(0, last < STRETCH ? 1 : AT_ONCE).parallel().forEach(n -> {
            for (var next = work.poll(); next != null; next = work.poll()) next.run();
        });
    }

    /** No two statements write into the same words. */
    private void read(Fetch fetch, int above, int upTo) {
        query(fetch.sql(), above, upTo).query(row -> {
            for (int i = 0; i < fetch.sets().size(); i++) {
                var text = row.getBytes(i + 1);
                if (text != null) add(text, found.get(fetch.sets().get(i)));
            }
        });
    }

    private JdbcClient.StatementSpec query(String sql, int above, int upTo) {
        return store.read().sql(sql).params(values).param("above", above).param("upTo", upTo);
    }

    /** Whoever joined since we began is left out. */
    private void add(byte[] text, long[] words) {
        long number = 0;
        for (int i = 0; i <= text.length; i++)
            if (i < text.length && text[i] != ',') number = number * 10 + text[i] - '0';
            else {
                if (number <= last) words[(int) (number / Long.SIZE)] |= 1L << number;
                number = 0;
            }
    }

    private BitSet bits(Part part) {
        if (part instanceof Part.All all)
            return all.parts().stream()
                    .map(this::bits)
                    .reduce((a, b) -> with(a, b, BitSet::and))
                    .orElseThrow();
        if (part instanceof Part.Any any)
            return any.parts().stream()
                    .map(this::bits)
                    .reduce((a, b) -> with(a, b, BitSet::or))
                    .orElseGet(BitSet::new);
        if (part instanceof Part.Not not) {
            var bits = bits(not.part());
            bits.flip(0, last + 1);
            return bits;
        }
        return BitSet.valueOf(found.get(part));
    }

    private static BitSet with(BitSet one, BitSet two, java.util.function.BiConsumer<BitSet, BitSet> step) {
        step.accept(one, two);
        return one;
    }
}
