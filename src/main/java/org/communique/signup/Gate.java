package org.communique.signup;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many forms one network, and everybody without proof of work, may send in an hour. In memory: after a restart all begin anew,
 * and what really counts, the mails, is counted in the database. Safe for many threads.
 */
final class Gate {

    /** Networks remembered at most; beyond it those that owe no wait are forgotten, and if none is, all. */
    private static final int MOST_KEPT = 100_000;

    private static final long HOUR_MS = 3_600_000;
    private static final String EVERYBODY = "";

    private final SignupSettings settings;
    private final Alarm alarm;
    private final Clock clock;

    /** Until when the forms of a network are spent: each costs its share of an hour. */
    private final Map<String, Long> spent = new HashMap<>();

    Gate(SignupSettings settings, Alarm alarm, Clock clock) {
        this.settings = settings;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Whether one more form may pass; if so it counts. */
    synchronized boolean pass(String network, boolean worked) {
        if (spent.size() >= MOST_KEPT) forget();
        if (worked) return take("w " + network, settings.perNetwork());
        if (!take("e " + network, settings.easyPerNetwork())) return false;
        if (take(EVERYBODY, settings.easyPerHour())) return true;
        alarm.raise("too many signup forms without proof of work: those of browsers without scripts are dropped");
        return false;
    }

    /** A bucket of as many as an hour gives, refilled evenly. */
    private boolean take(String who, int perHour) {
        if (perHour == 0) return false;
        long now = clock.millis();
        long cost = HOUR_MS / perHour;
        long until = Math.max(spent.getOrDefault(who, 0L), now) + cost;
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
