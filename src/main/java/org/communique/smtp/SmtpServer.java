package org.communique.smtp;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A server that takes our mail, and how to talk to it.
 *
 * @param host        name or address; its certificate must be for this
 * @param port        1 to 65535
 * @param security    how the connection is protected
 * @param helo        name we say in EHLO: a domain of ours, not the machine's
 * @param credentials empty = no authentication
 * @param trust       who vouches for the server's certificate; empty = the authorities Java knows
 * @param timeouts    how long the server may keep us waiting
 * @param window      messages sent ahead of the replies with CHUNKING (RFC 3030), 1 to 100; 1 = without CHUNKING
 */
public record SmtpServer(
        String host,
        int port,
        Security security,
        String helo,
        Optional<Credentials> credentials,
        Optional<SSLContext> trust,
        Timeouts timeouts,
        int window) {

    public SmtpServer {
        if (host.isBlank()) throw new IllegalArgumentException("name the server");
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("the port is a number from 1 to 65535");
        if (helo.isEmpty() || helo.chars().anyMatch(c -> c <= ' ' || c > 126))
            throw new IllegalArgumentException("the name for EHLO is a domain, such as news.example.org");
        if (window < 1 || window > 100) throw new IllegalArgumentException("the window is from 1 to 100 messages");
    }

    /** A server without authentication, with the usual timeouts, the usual trust and no CHUNKING. */
    public static SmtpServer at(String host, int port, Security security, String helo) {
        return new SmtpServer(host, port, security, helo, Optional.empty(), Optional.empty(), Timeouts.USUAL, 1);
    }

    public SmtpServer with(Credentials who) {
        return new SmtpServer(host, port, security, helo, Optional.of(who), trust, timeouts, window);
    }

    public SmtpServer with(SSLContext authorities) {
        return new SmtpServer(host, port, security, helo, credentials, Optional.of(authorities), timeouts, window);
    }

    public SmtpServer with(Timeouts patience) {
        return new SmtpServer(host, port, security, helo, credentials, trust, patience, window);
    }

    public SmtpServer withWindow(int messages) {
        return new SmtpServer(host, port, security, helo, credentials, trust, timeouts, messages);
    }
}
