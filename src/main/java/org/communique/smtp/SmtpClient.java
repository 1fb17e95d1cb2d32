package org.communique.smtp;

/** Opens connections to one server and remembers what they learn of it: keep it as long as the server. */
public final class SmtpClient {

    private final SmtpServer server;
    private final Trust trust = new Trust();

    public SmtpClient(SmtpServer server) {
        this.server = server;
    }

    /**
     * Connects, greets, secures and authenticates.
     *
     * @throws SmtpFailure if there is no usable connection; nothing of any message has been sent
     */
    public SmtpConnection open() {
        return new SmtpConnection(server, trust, Handshake.with(server));
    }

    /** Whether the server announced pipelining and failed at it, so that it is told one thing at a time. */
    public boolean lockstep() {
        return trust.lost();
    }
}
