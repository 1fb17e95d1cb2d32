package org.communique.segment;

import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.communique.store.Store;

/** Counts contacts in two spans of their numbers at once: a count over a million takes half the time where two cores are free. */
public final class Spans {

    private static final int SPANS = 2;

    /** Below, a second thread costs more than it saves. */
    private static final long WORTH_IT = 20_000;

    private Spans() {}

    /**
     * The sum of a count over all contacts.
     *
     * @param count how many there are with numbers above the first argument and up to the second; called from several threads
     */
    public static long sum(Store store, LongBinaryOperator count) {
        long last = store.read()
                .sql("SELECT coalesce(max(id), 0) FROM contact")
                .query(Long.class)
                .single();
        if (last < WORTH_IT) return count.applyAsLong(0, last);
        return LongStream.range(0, SPANS)
                .parallel()
                .map(span -> count.applyAsLong(last * span / SPANS, last * (span + 1) / SPANS))
                .sum();
    }
}
