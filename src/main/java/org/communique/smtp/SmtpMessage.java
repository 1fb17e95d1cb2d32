package org.communique.smtp;

import java.util.List;

/**
 * One message to one recipient.
 *
 * @param <T>       what the caller knows it by
 * @param tag       what the caller knows it by; never looked at
 * @param sender    envelope sender, its domain as A-label; empty = the null sender
 * @param recipient envelope recipient, its domain as A-label; its local part may need SMTPUTF8 (RFC 6531)
 * @param parts     the bytes, in order; each but the last ends with CRLF, so that a shared body is kept and checked once
 */
public record SmtpMessage<T>(T tag, String sender, String recipient, List<MessageBytes> parts) {

    public SmtpMessage {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("a message has bytes");
    }

    /** A message in one piece. */
    public static <T> SmtpMessage<T> of(T tag, String sender, String recipient, byte[] bytes) {
        return new SmtpMessage<>(tag, sender, recipient, List.of(MessageBytes.of(bytes)));
    }

    /** Its bytes on the wire without doubled dots; a missing last line end is added. */
    long length() {
        long length = last().endsLine() ? 0 : 2;
        for (int i = 0; i < parts.size(); i++) length += parts.get(i).length();
        return length;
    }

    boolean eightBit() {
        for (int i = 0; i < parts.size(); i++) if (parts.get(i).eightBit()) return true;
        return false;
    }

    boolean clean() {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.clean() || i < parts.size() - 1 && !part.endsLine()) return false;
        }
        return true;
    }

    MessageBytes last() {
        return parts.get(parts.size() - 1);
    }

    /** Neither an address nor a word of the message. */
    @Override
    public String toString() {
        return "[message]";
    }
}
