package org.communique.delivery;

import java.util.Optional;

/**
 * Watches the outcomes of one dispatch, in order, and says when to stop: a relay that refuses everybody must not burn an
 * audience. An immutable value.
 *
 * @param last   the refusal that came last, such as {@code 550 5.7.1}, or empty after an acceptance
 * @param streak how many times in a row it came
 * @param window the last 200 outcomes
 */
record Breaker(String last, int streak, Window window) {

    /** The same 5yz that many times in a row opens it. */
    static final int IN_A_ROW = 20;
    /** Outcomes looked back at; fewer prove no share. */
    static final int WINDOW = 200;
    /** More rejections than this among the last {@value #WINDOW}, 5 %, open it. */
    static final int REJECTED = 10;
    /** Recipients that may be lost to a relay's fault at the most, those in flight included. */
    static final int BURNT = 25;

    /** Nothing seen yet; also what a person who resumes a dispatch puts in place of an open one. */
    static final Breaker CLOSED = new Breaker("", 0, Window.EMPTY);

    /** The next hop took one: the run of refusals ends. */
    Breaker accepted() {
        return new Breaker("", 0, window.slide(false));
    }

    /** One was put off. It neither ends nor lengthens a run: one provider's delay must not hide a relay that refuses. */
    Breaker deferred() {
        return new Breaker(last, streak, window.slide(false));
    }

    /**
     * One was refused for good.
     *
     * @param code     500 to 599
     * @param enhanced RFC 3463 status, or empty
     */
    Breaker rejected(int code, String enhanced) {
        if (code < 500 || code > 599) throw new IllegalArgumentException("a rejection has a code from 500 to 599");
        return again(enhanced.isEmpty() ? String.valueOf(code) : code + " " + enhanced, window.slide(true));
    }

    /** Why the dispatch must pause, in words; empty as long as it may go on. */
    Optional<String> reason() {
        if (streak >= IN_A_ROW) return Optional.of("the same refusal came " + streak + " times in a row: " + last);
        int rejected = window.rejections();
        if (window.seen() == WINDOW && rejected > REJECTED)
            return Optional.of(rejected + " of the last " + WINDOW + " outcomes were rejections; 5 % is the limit");
        return Optional.empty();
    }

    /** How many may be in flight now, 0 to {@value #BURNT}, so that a run that goes on loses no more than that in all. */
    int inFlight() {
        return reason().isPresent() ? 0 : BURNT - streak;
    }

    private Breaker again(String refusal, Window outcomes) {
        return new Breaker(refusal, refusal.equals(last) ? streak + 1 : 1, outcomes);
    }

    /** The last {@value #WINDOW} outcomes as bits, 1 = rejected, the newest lowest in {@code a}; one is made for each mail. */
    record Window(long a, long b, long c, long d, int seen) {

        static final Window EMPTY = new Window(0, 0, 0, 0, 0);

        Window slide(boolean rejected) {
            return new Window(
                    a << 1 | (rejected ? 1 : 0),
                    b << 1 | a >>> 63,
                    c << 1 | b >>> 63,
                    (d << 1 | c >>> 63) & 0xff,
                    Math.min(WINDOW, seen + 1));
        }

        int rejections() {
            return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
        }
    }
}
