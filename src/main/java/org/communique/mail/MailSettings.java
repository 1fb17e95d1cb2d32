package org.communique.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.communique.smtp.Credentials;
import org.communique.smtp.SmtpServer;
import org.communique.smtp.Timeouts;

/**
 * A relay that takes our mail.
 *
 * @param host     name or address
 * @param port     1 to 65535; 0 is refused
 * @param security how the connection is protected
 * @param user     empty = no authentication
 * @param password from the environment or a file, never from a command line
 * @param timeouts how long it may keep us waiting
 * @param traffic  how much it is given
 */
public record MailSettings(
        String host, int port, Security security, String user, String password, Timeouts timeouts, Traffic traffic) {

    /** How the connection to the relay is protected. */
    public enum Security {
        /** TLS from the first byte (RFC 8314). */
        IMPLICIT,
        /** STARTTLS, and nothing is sent without it. */
        STARTTLS,
        /** Plain text; for a relay on the same machine. */
        NONE
    }

    /**
     * How much a relay is given.
     *
     * @param connections kept open at most, 1 to 500
     * @param messages    on one connection at most, 1 or more
     * @param age         of a connection at most
     * @param window      messages sent ahead of the replies by CHUNKING, 1 to 100; 1 = not; all of them are in doubt at a crash
     * @param weight      share among several relays, 1 to 100
     */
    public record Traffic(int connections, int messages, Duration age, int window, int weight) {

        /** Eight connections, a thousand messages or five minutes each, no CHUNKING. */
        public static final Traffic USUAL = new Traffic(8, 1000, Duration.ofMinutes(5), 1, 1);

        public Traffic {
            if (connections < 1 || connections > 500)
                throw new IllegalArgumentException("the number of connections is from 1 to 500");
        }

        /** The same with another number of connections. */
        public Traffic over(int other) {
            return new Traffic(other, messages, age, window, weight);
        }
    }

    public MailSettings {
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("the port is a number from 1 to 65535");
    }

    /** Without authentication, in plain text, for a relay on this machine. */
    public static MailSettings local(int port, int connections, Duration patience) {
        var timeouts = new Timeouts(patience, patience, patience, patience);
        return new MailSettings("127.0.0.1", port, Security.NONE, "", "", timeouts, Traffic.USUAL.over(connections));
    }

    /** The word for it in logs and alerts. */
    String name() {
        return host + ":" + port;
    }

    /** Each relay takes both; one that is for confirmations alone will be a setting. */
    Set<RelayChoice.Purpose> purposes() {
        return Set.of(RelayChoice.Purpose.values());
    }

    SmtpServer server(String greeting) {
        var credentials = user.isEmpty() ? Optional.<Credentials>empty() : Optional.of(new Credentials(user, password));
        return new SmtpServer(
                host,
                port,
                org.communique.smtp.Security.valueOf(security.name()),
                greeting,
                credentials,
                Optional.empty(),
                timeouts,
                traffic.window());
    }

    /** The password stays out of every log. */
    @Override
    public String toString() {
        return "MailSettings[" + name() + ", " + security + ", " + traffic + "]";
    }
}
