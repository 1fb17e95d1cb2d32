package org.communique.app;

import java.time.Duration;
import java.util.Optional;

/**
 * The mailbox that mails to our own addresses come back to, as the route names it.
 *
 * @param server {@code imap://host:port} or {@code imaps://host:port}
 * @param tls    what protects the login
 * @param pause  between two looks
 */
record FeedbackMailbox(String server, Tls tls, Login login, String folder, Duration pause) {

    private static final Duration IN_THE_SAMPLE = Duration.ofSeconds(1);

    /** How the connection is protected: from the first byte, before the login and otherwise not used, or not at all. */
    enum Tls {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    /** Who reads it. */
    record Login(String user, String password) {

        /** A mask: a password is for the server only. */
        @Override
        public String toString() {
            return "[login]";
        }
    }

    /** The mailbox of the settings, or the one inside the process in sample mode. */
    static FeedbackMailbox of(Settings settings, MailboxOfTheSample sample) {
        return of(settings)
                .or(sample::feedback)
                .orElseThrow(() -> new IllegalStateException("the route is loaded only if there is a mailbox"));
    }

    /** The mailbox of the settings; empty if none is set. */
    static Optional<FeedbackMailbox> of(Settings settings) {
        return settings.text("feedback.imap-host").map(host -> {
            var tls = Tls.valueOf(settings.word("feedback.imap-security", "implicit", "starttls", "none")
                    .toUpperCase(java.util.Locale.ROOT));
            if (tls == Tls.NONE && !MailRelay.loopback(host))
                throw new InvalidSetting("feedback.imap-security", "none is only for a mailbox on this machine");
            if (!host.matches("[A-Za-z0-9.-]+|\\[?[0-9A-Fa-f:.]+]?"))
                throw new InvalidSetting("feedback.imap-host", "write a name or an address");
            return new FeedbackMailbox(
                    server(tls, host, settings.number("feedback.imap-port", 1, 65_535)),
                    tls,
                    new Login(
                            settings.required("feedback.imap-user"),
                            settings.secret("feedback.imap-password-file")
                                    .orElseThrow(() ->
                                            new InvalidSetting("feedback.imap-password-file", "it may not be empty"))),
                    settings.required("feedback.imap-folder"),
                    Duration.ofSeconds(settings.number("feedback.poll-seconds", 1, 86_400)));
        });
    }

    /** Of a server inside the process. */
    static FeedbackMailbox local(int port, Login login) {
        return new FeedbackMailbox(server(Tls.NONE, "127.0.0.1", port), Tls.NONE, login, "INBOX", IN_THE_SAMPLE);
    }

    private static String server(Tls tls, String host, int port) {
        var literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (tls == Tls.IMPLICIT ? "imaps" : "imap") + "://" + literal + ":" + port;
    }

    /** True if the login waits for STARTTLS. Named by the route. */
    public boolean startTls() {
        return tls == Tls.STARTTLS;
    }

    /** Named by the route. */
    public long pollMs() {
        return pause.toMillis();
    }
}
