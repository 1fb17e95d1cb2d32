package org.communique.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets each name do something so many times a minute, and as many at once. What is known of a name stays in memory, and only while
 * it is owed a wait.
 */
final class Throttle {

    /** Names remembered at most; beyond it all begin anew. */
    private static final int MOST_KEPT = 10_000;

    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final int perMinute;
    private final Map<String, Long> busyUntil = new HashMap<>();

    /** @param perMinute 0 = without limit */
    Throttle(Clock clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** How long this name is to wait, whole seconds; empty if it may go on, which is counted. */
    synchronized Optional<Duration> wait(String name) {
        if (perMinute == 0) return Optional.empty();
        long now = clock.millis();
        long cost = Math.max(1, MINUTE_MS / perMinute);
        long until = Math.max(busyUntil.getOrDefault(name, 0L), now) + cost;
        long early = until - now - perMinute * cost;
        if (early > 0) return Optional.of(Duration.ofSeconds((early + 999) / 1000));
        if (busyUntil.size() >= MOST_KEPT) forget(now);
        busyUntil.put(name, until);
        return Optional.empty();
    }

    private void forget(long now) {
        busyUntil.values().removeIf(until -> until <= now);
        if (busyUntil.size() >= MOST_KEPT) busyUntil.clear();
    }
}
