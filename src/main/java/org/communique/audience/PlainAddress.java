package org.communique.audience;

import java.util.Locale;

/**
 * Knows the plainest addresses at a glance: ASCII letters, digits and few marks, which every reader of RFC 5321 and of domain
 * names takes alike. All others are for the full check; a test holds both to the same verdicts.
 */
final class PlainAddress {

    private static final int LOCAL = 64;
    private static final int LABEL = 63;
    private static final int ALL = 254;

    private PlainAddress() {}

    static boolean is(String text) {
        int at = text.indexOf('@');
        return at > 0 && at <= LOCAL && text.length() <= ALL && local(text, at) && domain(text, at + 1);
    }

    static String lowerDomain(String text) {
        for (int i = text.indexOf('@') + 1; i < text.length(); i++)
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                int at = text.indexOf('@');
                return text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
            }
        return text;
    }

    private static boolean local(String text, int at) {
        boolean dot = true;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c == '.' ? dot : !(letterOrDigit(c) || c == '_' || c == '-' || c == '+')) return false;
            dot = c == '.';
        }
        return !dot;
    }

    /** Two labels or more; the last of letters only, none with hyphens that could mean an A-label. */
    private static boolean domain(String text, int from) {
        int start = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (!label(text, start, i)) return false;
                start = i + 1;
            } else if (!letterOrDigit(c) && (c != '-' || i == start || text.charAt(i - 1) == '-')) return false;
        }
        return start > from && text.length() - start >= 2 && label(text, start, text.length()) && letters(text, start);
    }

    private static boolean label(String text, int from, int to) {
        return to > from && to - from <= LABEL && text.charAt(to - 1) != '-';
    }

    private static boolean letters(String text, int from) {
        for (int i = from; i < text.length(); i++) if (!letter(text.charAt(i))) return false;
        return true;
    }

    private static boolean letterOrDigit(char c) {
        return letter(c) || c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
