package org.communique.mail;

import java.time.Duration;

/**
 * The relay that takes our mail.
 *
 * @param host        name or address
 * @param port        1 to 65535; 0 is refused
 * @param security    how the connection is protected
 * @param user        empty = no authentication
 * @param password    from the environment or a file, never from a command line
 * @param connections kept open at most, 1 to 100
 * @param timeout     for connecting and for each reply
 */
public record MailSettings(
        String host, int port, Security security, String user, String password, int connections, Duration timeout) {

    /** How the connection to the relay is protected. */
    public enum Security {
        /** TLS from the first byte (RFC 8314). */
        IMPLICIT,
        /** STARTTLS, and nothing is sent without it. */
        STARTTLS,
        /** Plain text; for a relay on the same machine. */
        NONE
    }

    public MailSettings {
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("the port is a number from 1 to 65535");
        if (connections < 1 || connections > 100)
            throw new IllegalArgumentException("the number of connections is from 1 to 100");
    }

    /** The password stays out of every log. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + security + ", " + connections + " connections]";
    }
}
