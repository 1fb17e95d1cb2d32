package org.communique.choices;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many forms one network, and everybody together, may send in an hour. In memory: after a restart all begin anew, and what
 * really counts, the mails, is counted in the database.
 */
final class Throttle {

    private static final int PER_NETWORK = 30;
    private static final int ALL = 3_600;
    private static final long HOUR_MS = 3_600_000;
    private static final int MOST_KEPT = 100_000;

    private final Clock clock;

    /** Until when what a network may send is spent: each form costs its share of an hour. */
    private final Map<String, Long> spent = new HashMap<>();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more form may pass; if so it counts. */
    synchronized boolean pass(String network) {
        if (spent.size() >= MOST_KEPT) forget();
        return take("n " + network, PER_NETWORK) && take("", ALL);
    }

    private boolean take(String who, int perHour) {
        long now = clock.millis();
        long until = Math.max(spent.getOrDefault(who, 0L), now) + HOUR_MS / perHour;
        if (until - now > HOUR_MS) return false;
        spent.put(who, until);
        return true;
    }

    private void forget() {
        long now = clock.millis();
        spent.values().removeIf(until -> until <= now);
        if (spent.size() >= MOST_KEPT) spent.clear();
    }
}
