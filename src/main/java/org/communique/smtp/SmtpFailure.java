package org.communique.smtp;

/** There is no usable connection to the server. Not one message was touched. */
public final class SmtpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        /** Name not found, refused, unreachable, or too slow. */
        CONNECT,
        /** The server did not greet, or hung up, or spoke no SMTP before messages could be sent. */
        GREETING,
        /** No TLS as asked for: not offered, wrong name, not trusted, too old. */
        TLS,
        /** The server does not know us, or we it. */
        AUTH
    }

    private final Kind kind;
    private final int code;
    private final String text;

    SmtpFailure(Kind kind, int code, String text, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.text = text;
    }

    SmtpFailure(Kind kind, String message) {
        this(kind, 0, "", message);
    }

    public Kind kind() {
        return kind;
    }

    /** The code of the reply, 200 to 599; 0 = there was no reply. */
    public int code() {
        return code;
    }

    /** The text of the reply, with its enhanced status code; hostile input, not in the message of this exception. */
    public String text() {
        return text;
    }
}
