package org.communique.smtp;

import java.util.Optional;

/** What is said before a message, or why it cannot be said to this server. */
final class Envelope {

    private static final int LONGEST_ADDRESS = 254;

    private final boolean eightBitMime;
    private final boolean utf8;
    private final boolean sizes;
    private final long limit;

    Envelope(Capabilities server) {
        this.eightBitMime = server.has("8BITMIME");
        this.utf8 = server.has("SMTPUTF8");
        this.sizes = server.has("SIZE");
        this.limit = server.size();
    }

    /** Looked at before the first byte: a message that cannot go does not touch the wire. */
    Optional<SmtpResult.Local> refusal(SmtpMessage<?> message) {
        if (!message.sender().isEmpty() && !sound(message.sender()))
            return local("5.1.7", "the sender's address cannot be sent");
        if (!sound(message.recipient())) return local("5.1.3", "the recipient's address cannot be sent");
        if (international(message) && !utf8)
            return local("5.6.7", "the address needs SMTPUTF8 (RFC 6531), which the server does not offer");
        if (!message.clean()) return local("5.6.0", "the message has a line end that is not CRLF, or a NUL");
        if (message.eightBit() && !eightBitMime)
            return local("5.6.3", "the message needs 8BITMIME (RFC 6152), which the server does not offer");
        if (message.length() > limit) return local("5.3.4", "the message is larger than the server takes (RFC 1870)");
        return Optional.empty();
    }

    String mail(SmtpMessage<?> message, long length) {
        var command = "MAIL FROM:<" + message.sender() + ">";
        if (sizes) command += " SIZE=" + length;
        if (message.eightBit()) command += " BODY=8BITMIME";
        if (international(message)) command += " SMTPUTF8";
        return command + "\r\n";
    }

    String rcpt(SmtpMessage<?> message) {
        return "RCPT TO:<" + message.recipient() + ">\r\n";
    }

    static boolean international(SmtpMessage<?> message) {
        return !ascii(message.sender(), 0) || !ascii(message.recipient(), 0);
    }

    /** No byte that ends or splits a command, and a domain in ASCII (A-labels, RFC 5890). */
    private static boolean sound(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.length() > LONGEST_ADDRESS) return false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c >= 127 && c < 160 || c == '<' || c == '>') return false;
            if (Character.isSurrogate(c) && !paired(address, i)) return false;
        }
        return ascii(address, at);
    }

    private static boolean paired(String address, int i) {
        return Character.isHighSurrogate(address.charAt(i))
                ? i + 1 < address.length() && Character.isLowSurrogate(address.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(address.charAt(i - 1));
    }

    private static boolean ascii(String text, int from) {
        for (int i = from; i < text.length(); i++) if (text.charAt(i) > 126) return false;
        return true;
    }

    private static Optional<SmtpResult.Local> local(String enhanced, String text) {
        return Optional.of(new SmtpResult.Local(enhanced, text));
    }
}
