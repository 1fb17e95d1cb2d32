package org.communique.press;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong passwords by the user name they came with, known or not, in memory only. A password is 160 random bits, so this
 * does not keep anybody from guessing it; it keeps a loop with an old password from asking the database for ever.
 */
final class Failures {

    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED = 1000;

    private final Clock clock;
    private final Map<String, Count> byLogin = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Count(int failures, Instant until) {}

    Failures(Clock clock) {
        this.clock = clock;
    }

    /** How long this user name must wait; empty if it may try. */
    synchronized Optional<Duration> wait(String login) {
        return Optional.ofNullable(byLogin.get(login))
                .filter(it -> it.failures() >= ALLOWED && it.until().isAfter(clock.instant()))
                .map(it -> Duration.between(clock.instant(), it.until()));
    }

    synchronized void failed(String login) {
        var now = clock.instant();
        var known = byLogin.get(login);
        var goesOn = known != null && known.until().isAfter(now);
        byLogin.put(login, goesOn ? new Count(known.failures() + 1, known.until()) : new Count(1, now.plus(WINDOW)));
    }
}
