package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Slows down readers that fetch the same feed in full again and again. Whoever asks whether it has changed (RFC 9110 §13.1)
 * is never slowed down, however often. What is known of a reader stays in memory, and only while it is owed a wait.
 */
public final class Pollers {

    /** Fetches in a row that nobody minds: a person trying readers, a desk behind one address. */
    static final int BURST = 10;
    /** Readers remembered at most; beyond it all begin anew, as memory is worth more than a limit. */
    static final int MOST_KEPT = 10_000;

    private static final long MINUTE_MS = 60_000;
    private static final int LONGEST_NAME = 200;

    private final Clock clock;
    private final int perMinute;
    private final Map<Poller, Long> servedUntil = new HashMap<>();

    /** One program at one address that reads one feed. */
    record Poller(String address, String program, String feed) {}

    /** @param perMinute fetches in full of one feed by one reader, after the first ten; 0 = without limit */
    public Pollers(Clock clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** How long this reader is to wait, in whole seconds; empty if it is served now. */
    Optional<Duration> wait(HttpServletRequest request) {
        boolean conditional =
                request.getHeader("If-None-Match") != null || request.getHeader("If-Modified-Since") != null;
        if (perMinute == 0 || conditional || !request.getMethod().equals("GET")) return Optional.empty();
        return wait(new Poller(address(request), shortened(request.getHeader("User-Agent")), request.getRequestURI()));
    }

    /** Each fetch costs its share of a minute; whoever is more than a burst ahead of the clock waits. */
    synchronized Optional<Duration> wait(Poller poller) {
        long now = clock.millis();
        long cost = MINUTE_MS / perMinute;
        long served = Math.max(servedUntil.getOrDefault(poller, 0L), now) + cost;
        long early = served - now - BURST * cost;
        if (early > 0) return Optional.of(Duration.ofSeconds((early + 999) / 1000));
        if (servedUntil.size() >= MOST_KEPT) forget(now);
        servedUntil.put(poller, served);
        return Optional.empty();
    }

    private void forget(long now) {
        servedUntil.values().removeIf(until -> until <= now);
        if (servedUntil.size() >= MOST_KEPT) servedUntil.clear();
    }

    /** With what the nearest proxy says, lest all readers behind it be one. Who invents it only evades the limit. */
    static String address(HttpServletRequest request) {
        return request.getRemoteAddr() + " " + shortened(request.getHeader("X-Forwarded-For"));
    }

    private static String shortened(String header) {
        var name = Objects.requireNonNullElse(header, "");
        return name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }
}
