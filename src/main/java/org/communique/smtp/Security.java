package org.communique.smtp;

/** How the connection to the server is protected. There is no "if offered": what is asked for is had, or nothing is sent. */
public enum Security {
    /** TLS from the first byte (RFC 8314 §3.3). */
    IMPLICIT,
    /** STARTTLS (RFC 3207), and nothing is sent without it. */
    STARTTLS,
    /** Plain text, which only a server on this machine gets. */
    NONE
}
