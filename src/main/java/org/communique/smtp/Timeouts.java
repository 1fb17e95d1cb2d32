package org.communique.smtp;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long the server may keep us waiting (RFC 5321 §4.5.3.2); each is more than nothing.
 *
 * @param connect for one address of the server to accept the connection
 * @param command for the greeting, the TLS handshake, and the whole reply to a command
 * @param stall   for the server to take one buffer (64 KiB) of what we write
 * @param dot     for the whole reply to the end of a message
 */
public record Timeouts(Duration connect, Duration command, Duration stall, Duration dot) {

    /** 30 s, 5 min, 3 min and 10 min. */
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(10));

    public Timeouts {
        if (Stream.of(connect, command, stall, dot).anyMatch(it -> it.isNegative() || it.isZero()))
            throw new IllegalArgumentException("a timeout is longer than nothing");
    }

    /** How often to look whether one has passed: a quarter of the shortest, 10 ms to 1 s. */
    Duration tick() {
        long shortest = Stream.of(connect, command, stall, dot)
                .mapToLong(Duration::toMillis)
                .min()
                .orElseThrow();
        return Duration.ofMillis(Math.max(10, Math.min(1000, shortest / 4)));
    }
}
