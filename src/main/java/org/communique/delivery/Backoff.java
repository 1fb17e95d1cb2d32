package org.communique.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before the next attempt at a deferred delivery.
 *
 * @param first   wait after the first failure
 * @param longest upper bound of a single wait
 */
public record Backoff(Duration first, Duration longest) {

    /** Five minutes, doubling to four hours; a dispatch's deadline ends it, two days after the freeze if nobody set another. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMinutes(5), Duration.ofHours(4));

    /** An attempt needs this much time before its deadline, and this much distance from the one before. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /**
     * When to try again. The wait doubles with each failed attempt up to {@code longest}, spread by a quarter either way, but never below {@code first}:
     * greylists open after five minutes. Where it would pass the deadline the last try is put before it instead, spread as
     * well.
     *
     * @param attempts attempts made so far, all failed; 1 or more
     * @param deadline of the release; nothing is sent at or after it
     * @param spread   0 (inclusive) to 1 (exclusive), different for each delivery
     * @return an instant after {@code now} and before {@code deadline}, or empty if there is no time for another attempt
     */
    public Optional<Instant> next(int attempts, Instant now, Instant deadline, double spread) {
        var due = now.plus(spread(wait(attempts), spread));
        var latest = deadline.minus(MARGIN);
        if (!due.isAfter(latest)) return Optional.of(due);
        var room = Duration.between(now.plus(MARGIN), latest);
        if (room.isNegative()) return Optional.empty();
        var early = Math.min(first.toMillis(), room.toMillis());
        return Optional.of(latest.minusMillis((long) (early * spread)));
    }

    /** Evenly from three quarters to five quarters of the wait, as far as {@code first} and {@code longest} let it. */
    private Duration spread(Duration wait, double spread) {
        var least = Math.max(first.toMillis(), wait.toMillis() * 3 / 4);
        var most = Math.min(longest.toMillis(), wait.toMillis() * 5 / 4);
        return Duration.ofMillis(least + (long) (Math.max(0, most - least) * spread));
    }

    private Duration wait(int attempts) {
        if (attempts < 1) throw new IllegalArgumentException("attempts begin at 1");
        var doubled = first.toMillis() << Math.min(attempts - 1, 20);
        return Duration.ofMillis(Math.min(doubled, longest.toMillis()));
    }
}
