package org.communique.mail;

import java.nio.charset.StandardCharsets;

/**
 * One header field, refused if it holds a control character: CR and LF would begin another field (RFC 5322 §2.2). The only
 * type that writes header fields; whatever becomes part of a header comes through it, for every recipient.
 *
 * @param value one line of printable ASCII; other characters are encoded before (RFC 2047)
 */
record MailHeader(String name, String value) {

    /** A line with an encoded word has at most 76 characters (RFC 2047 §2), any other should have at most 78. */
    private static final int WIDTH = 76;

    /** RFC 5322 §2.1.1: 998 without the line break. */
    private static final int LONGEST = 998;

    MailHeader {
        if (!named(name)) throw new IllegalArgumentException("a header name is printable ASCII without a colon");
        int run = name.length() + 2;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 127)
                throw new IllegalArgumentException("the header " + name + " holds a control character");
            if (c > 126) throw new IllegalArgumentException("the header " + name + " must be encoded first (RFC 2047)");
            run = c == ' ' ? 1 : run + 1;
            if (run > LONGEST) throw new IllegalArgumentException("the header " + name + " cannot be folded");
        }
    }

    private static boolean named(String name) {
        for (int i = 0; i < name.length(); i++)
            if (name.charAt(i) <= ' ' || name.charAt(i) >= 127 || name.charAt(i) == ':') return false;
        return !name.isEmpty();
    }

    /** The field as sent, its line break included, folded before spaces where it is longer than a line should be. */
    byte[] line() {
        var line = name.length() + 2 + value.length() <= WIDTH ? name + ": " + value : folded();
        return (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Unfolding takes the line breaks out and nothing else (RFC 5322 §2.2.3), so the space stays with what follows it. */
    private String folded() {
        var rest = " " + value;
        var out = new StringBuilder(rest.length() + 32).append(name).append(':');
        int column = out.length();
        for (int from = 0, to; from < rest.length(); from = to) {
            int next = rest.indexOf(' ', from + 1);
            to = next < 0 ? rest.length() : next;
            int length = to - from;
            boolean begins = from == 0 && length > WIDTH;
            if (length > 1 && column + length > WIDTH && !begins) {
                out.append("\r\n");
                column = 0;
            }
            out.append(rest, from, to);
            column += length;
        }
        return out.toString();
    }

    /** A header may hold an address, and no log may. */
    @Override
    public String toString() {
        return "MailHeader[" + name + "]";
    }
}
