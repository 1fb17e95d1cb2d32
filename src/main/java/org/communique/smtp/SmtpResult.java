package org.communique.smtp;

import java.util.Optional;

/** What became of one message. Every case is data; none is an exception. */
public sealed interface SmtpResult {

    /**
     * The server said yes or no.
     *
     * @param code     200 to 599 (RFC 5321 §4.2.1); below 300 it took responsibility
     * @param enhanced status code (RFC 3463) such as 5.1.1, or empty
     * @param text     the rest, at most 500 characters without controls; hostile input that may repeat the address
     * @param phase    what it answered
     */
    record Replied(int code, String enhanced, String text, Phase phase) implements SmtpResult {

        /** Whether the server took responsibility. */
        public boolean accepted() {
            return code < 300;
        }

        /** Without the text, which may name the recipient. */
        @Override
        public String toString() {
            return "Replied[" + code + " " + enhanced + " to " + phase + "]";
        }
    }

    /**
     * It cannot be sent to this server at all, and no byte of it was.
     *
     * @param enhanced permanent status code (RFC 3463)
     * @param text     what is wrong, without address or content
     */
    record Local(String enhanced, String text) implements SmtpResult {}

    /**
     * The server cannot have it: the end of the message never left, or the server said that it leaves (421). Try again.
     *
     * @param said what it said when it left in answer to this message; its words may ask something of us
     */
    record NotSent(String reason, Optional<Replied> said) implements SmtpResult {

        /** Without a word. */
        public NotSent(String reason) {
            this(reason, Optional.empty());
        }

        static NotSent leaving(Replied reply) {
            return new NotSent(reply.code() + " to " + reply.phase(), Optional.of(reply));
        }
    }

    /** The end of the message left, perhaps in part, and no reply came: the server may have taken it. */
    record InDoubt(String reason) implements SmtpResult {}

    /** The command that was answered. */
    enum Phase {
        RSET,
        MAIL,
        RCPT,
        DATA,
        BDAT,
        /** The end of the message. */
        DOT
    }
}
