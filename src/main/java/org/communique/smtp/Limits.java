package org.communique.smtp;

import java.time.Duration;

/**
 * When a connection has served enough.
 *
 * @param messages taken on one connection at most, 1 or more
 * @param age      of the connection at most, looked at before each message
 */
public record Limits(int messages, Duration age) {

    /** No limits. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Duration.ofDays(365));

    public Limits {
        if (messages < 1) throw new IllegalArgumentException("a connection carries 1 message or more");
    }
}
