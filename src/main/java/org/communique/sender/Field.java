package org.communique.sender;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A header field as it stands in a message.
 *
 * @param name  in small letters
 * @param colon index of its colon
 * @param end   index after its last byte, the CRLF not counted
 */
record Field(String name, byte[] message, int colon, int end) {

    /** The fields from the top down, and where the body begins. */
    record Section(List<Field> fields, int body) {}

    /** @throws IllegalArgumentException if a line is neither a field nor the continuation of one */
    static Section read(byte[] message) {
        var fields = new ArrayList<Field>();
        int start = 0;
        while (start < message.length && !crlf(message, start)) {
            int end = lineEnd(message, start);
            while (end + 2 < message.length && blank(message[end + 2])) end = lineEnd(message, end + 2);
            fields.add(field(message, start, end));
            start = Math.min(end + 2, message.length);
        }
        return new Section(fields, Math.min(start + 2, message.length));
    }

    /** The relaxed form of RFC 6376 §3.4.2, without CRLF. */
    void relaxed(Bytes out) {
        out.add(name);
        out.add(':');
        boolean begun = false;
        boolean space = false;
        for (int i = colon + 1; i < end; i++) {
            byte b = message[i];
            if (b == '\r' || b == '\n') continue;
            if (blank(b)) space = true;
            else {
                if (space && begun) out.add(' ');
                out.add(b);
                begun = true;
                space = false;
            }
        }
    }

    private static Field field(byte[] message, int start, int end) {
        int colon = start;
        while (colon < end && message[colon] != ':') colon++;
        int nameEnd = colon;
        while (nameEnd > start && blank(message[nameEnd - 1])) nameEnd--;
        boolean named = nameEnd > start && !blank(message[start]);
        if (colon == end || !named) throw new IllegalArgumentException("a header line is no field");
        var name = new String(message, start, nameEnd - start, StandardCharsets.US_ASCII);
        return new Field(name.toLowerCase(Locale.ROOT), message, colon, end);
    }

    /** The index of the CRLF that ends the line, or the end of the message. */
    private static int lineEnd(byte[] message, int start) {
        for (int i = start; i < message.length; i++) {
            if (crlf(message, i)) return i;
            if (message[i] == '\r' || message[i] == '\n')
                throw new IllegalArgumentException("a line ends with CRLF only");
        }
        return message.length;
    }

    private static boolean crlf(byte[] message, int at) {
        return at + 1 < message.length && message[at] == '\r' && message[at + 1] == '\n';
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }
}
