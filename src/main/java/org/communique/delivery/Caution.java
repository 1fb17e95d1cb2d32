package org.communique.delivery;

import java.util.Optional;

/**
 * How boldly a dispatch is carried: a few at a time until the first is accepted, so that a wrong setting burns no more recipients
 * than the breaker needs to notice; and not at all once the breaker is open. Used under the lock of its run.
 */
final class Caution {

    /** Under way at once before the first acceptance. */
    private static final int FIRST = 4;

    private boolean trusted;
    private int underWay;

    boolean mayHandOut() {
        return trusted || underWay < FIRST;
    }

    void handedOut() {
        underWay++;
    }

    void takenBack() {
        underWay--;
    }

    void learn(Outcome outcome) {
        underWay--;
        if (outcome instanceof Outcome.Accepted) trusted = true;
    }

    /** Why the dispatch must pause; empty while all is well. */
    Optional<String> halted() {
        return Optional.empty();
    }
}
