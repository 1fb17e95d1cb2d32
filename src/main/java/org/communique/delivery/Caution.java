package org.communique.delivery;

import java.util.Optional;

/**
 * How boldly a dispatch is carried: a few at a time until the first is accepted, so that a wrong setting burns no more recipients
 * than the breaker needs to notice; fewer and fewer while the same refusal comes again; not at all once the breaker is open. Used
 * under the lock of its run.
 */
final class Caution {

    /** Under way at once before the first acceptance. */
    private static final int FIRST = 4;

    /** The same refusal so many times in a row is no accident any more. */
    private static final int SUSPICIOUS = 3;

    private Breaker breaker = Breaker.CLOSED;
    private Optional<String> halt = Optional.empty();
    private boolean trusted;
    private int underWay;

    boolean mayHandOut() {
        return halted().isEmpty() && underWay < most();
    }

    /** Nothing of the dispatch is under way: once it is paused, it begins anew when it goes on. */
    boolean isIdle() {
        return underWay == 0;
    }

    void handedOut() {
        underWay++;
    }

    void takenBack() {
        underWay--;
    }

    void learn(Outcome outcome) {
        underWay--;
        breaker = outcome.match(
                accepted -> breaker.accepted(),
                deferred -> breaker.deferred(),
                rejected -> breaker.rejected(rejected.code(), rejected.status()),
                uncertain -> breaker.deferred());
        trusted |= outcome instanceof Outcome.Accepted;
    }

    void halt(String reason) {
        halt = Optional.of(reason);
    }

    /** Why the dispatch must pause; empty while all is well. */
    Optional<String> halted() {
        return halt.or(breaker::reason);
    }

    private int most() {
        if (trusted && breaker.streak() < SUSPICIOUS) return Integer.MAX_VALUE;
        return trusted ? breaker.inFlight() : Math.min(FIRST, breaker.inFlight());
    }
}
