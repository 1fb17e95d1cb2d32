package org.communique.delivery;

import java.util.Optional;

/**
 * Watches the outcomes of one dispatch, in order, and says when to stop: a relay that refuses everybody must not burn an
 * audience. A value of three short texts, so that it can be stored beside the dispatch.
 *
 * @param last   the refusal that came last, such as {@code 550 5.7.1}, or empty after an acceptance
 * @param streak how many times in a row it came
 * @param window the last 200 outcomes, oldest first: {@code x} rejected, {@code .} anything else
 */
public record Breaker(String last, int streak, String window) {

    /** The same 5yz that many times in a row opens it. */
    public static final int IN_A_ROW = 20;
    /** Outcomes looked back at; fewer prove no share. */
    public static final int WINDOW = 200;
    /** More rejections than this among the last {@value #WINDOW}, 5 %, open it. */
    public static final int REJECTED = 10;
    /** A relay locks an account after a few wrong passwords; two are enough to know. */
    public static final int SIGN_INS = 2;
    /** Recipients that may be lost to a relay's fault at the most, those in flight included. */
    public static final int BURNT = 25;

    private static final String SIGN_IN = "535";

    /** Nothing seen yet; also what a person who resumes a dispatch puts in place of an open one. */
    public static final Breaker CLOSED = new Breaker("", 0, "");

    public Breaker {
        if (streak < 0 || window.length() > WINDOW || !window.chars().allMatch(it -> it == 'x' || it == '.'))
            throw new IllegalArgumentException("a breaker remembers " + WINDOW + " outcomes as 'x' and '.'");
    }

    /** The next hop took one: the run of refusals ends. */
    public Breaker accepted() {
        return new Breaker("", 0, slide('.'));
    }

    /** One was put off. It neither ends nor lengthens a run: one provider's delay must not hide a relay that refuses. */
    public Breaker deferred() {
        return new Breaker(last, streak, slide('.'));
    }

    /**
     * One was refused for good.
     *
     * @param code     500 to 599
     * @param enhanced RFC 3463 status, or empty
     */
    public Breaker rejected(int code, String enhanced) {
        if (code < 500 || code > 599) throw new IllegalArgumentException("a rejection has a code from 500 to 599");
        return again(enhanced.isEmpty() ? String.valueOf(code) : code + " " + enhanced, slide('x'));
    }

    /** The relay refused our name and password (535); no recipient was named, so none is counted. */
    public Breaker signInRefused() {
        return again(SIGN_IN, window);
    }

    /** Why the dispatch must pause, in words; empty as long as it may go on. */
    public Optional<String> reason() {
        if (last.equals(SIGN_IN) && streak >= SIGN_INS)
            return Optional.of("the relay refused our sign-in " + streak + " times (535)");
        if (streak >= IN_A_ROW) return Optional.of("the same refusal came " + streak + " times in a row: " + last);
        var rejected = rejections();
        if (window.length() == WINDOW && rejected > REJECTED)
            return Optional.of(rejected + " of the last " + WINDOW + " outcomes were rejections; 5 % is the limit");
        return Optional.empty();
    }

    /** How many may be in flight now, 0 to {@value #BURNT}, so that a run that goes on loses no more than that in all. */
    public int inFlight() {
        return reason().isPresent() ? 0 : BURNT - streak;
    }

    private Breaker again(String refusal, String outcomes) {
        return new Breaker(refusal, refusal.equals(last) ? streak + 1 : 1, outcomes);
    }

    private long rejections() {
        return window.chars().filter(it -> it == 'x').count();
    }

    private String slide(char outcome) {
        return (window.length() == WINDOW ? window.substring(1) : window) + outcome;
    }
}
