package org.communique.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next attempt at a deferred delivery.
 *
 * @param first   wait after the first failure
 * @param longest upper bound of a single wait
 * @param giveUp  age at which a delivery is abandoned; RFC 5321 §4.5.4.1 asks a mail server for 4 to 5 days, but news
 *                is stale sooner and the relay behind us has its own patience
 */
public record Backoff(Duration first, Duration longest, Duration giveUp) {

    /** Five minutes, doubling to four hours, for two days. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofHours(48));

    /**
     * Doubles {@code first} with each failed attempt, up to {@code longest}, and adds up to a quarter, so that what failed
     * together does not come back together.
     *
     * @param attempts attempts made so far, all failed; 1 or more
     * @param age      time since the delivery was frozen
     * @param spread   0 (inclusive) to 1 (exclusive), different for each delivery
     * @return the wait, or empty once {@code age} has reached {@code giveUp}
     */
    public Optional<Duration> after(int attempts, Duration age, double spread) {
        if (attempts < 1) throw new IllegalArgumentException("attempts begin at 1");
        if (age.compareTo(giveUp) >= 0) return Optional.empty();
        var doubled = first.toMillis() << Math.min(attempts - 1, 20);
        var wait = Math.min(doubled, longest.toMillis());
        return Optional.of(Duration.ofMillis(wait + (long) (wait * spread / 4)));
    }
}
