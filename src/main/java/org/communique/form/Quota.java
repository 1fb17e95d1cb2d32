package org.communique.form;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * So many times an hour for each name, refilled evenly. In memory: after a restart all begin anew, and what really counts, the
 * mails, is counted in the database. Safe for many threads.
 */
public final class Quota {

    /** Names remembered at most; beyond it those that owe no wait are forgotten, and if none is, all. */
    private static final int MOST_KEPT = 100_000;

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private final Clock clock;

    /** Until when what a name may do is spent: each time costs its share of an hour. */
    private final Map<String, Long> spent = new HashMap<>();

    public Quota(Clock clock) {
        this.clock = clock;
    }

    /** Whether a name may once more; if so it counts. @param perHour 0 = never */
    public synchronized boolean take(String name, int perHour) {
        if (perHour == 0) return false;
        long now = clock.millis();
        if (spent.size() >= MOST_KEPT) forget(now);
        long until = Math.max(spent.getOrDefault(name, 0L), now) + HOUR_MS / perHour;
        if (until - now > HOUR_MS) return false;
        spent.put(name, until);
        return true;
    }

    private void forget(long now) {
        spent.values().removeIf(until -> until <= now);
        if (spent.size() >= MOST_KEPT) spent.clear();
    }
}
