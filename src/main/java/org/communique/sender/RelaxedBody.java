package org.communique.sender;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A body in the relaxed form of RFC 6376 §3.4.4, made in one pass. */
final class RelaxedBody {

    private final byte[] out;
    private int length;
    private int kept;
    private boolean space;
    private boolean empty = true;

    private RelaxedBody(int longest) {
        this.out = new byte[longest];
    }

    /** The body of a message that begins at {@code from}. */
    static byte[] of(byte[] message, int from) {
        var body = new RelaxedBody(message.length - from + 2).read(message, from);
        return Arrays.copyOf(body.out, body.kept);
    }

    /** SHA-256 of {@link #of}. */
    static byte[] sha256(byte[] message, int from) {
        try {
            var body = new RelaxedBody(message.length - from + 2).read(message, from);
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(body.out, 0, body.kept);
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private RelaxedBody read(byte[] message, int from) {
        for (int i = from; i < message.length; i++) {
            byte b = message[i];
            if (b == ' ' || b == '\t') space = true;
            else if (b == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
                endLine();
                i++;
            } else if (b == '\r' || b == '\n') throw new IllegalArgumentException("a line ends with CRLF only");
            else character(b);
        }
        if (!empty) endLine();
        return this;
    }

    private void character(byte b) {
        if (space) out[length++] = ' ';
        out[length++] = b;
        space = false;
        empty = false;
    }

    /** Space at the end of a line is dropped; empty lines count only if something follows them. */
    private void endLine() {
        out[length++] = '\r';
        out[length++] = '\n';
        if (!empty) kept = length;
        space = false;
        empty = true;
    }
}
