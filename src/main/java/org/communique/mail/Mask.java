package org.communique.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes addresses out of replies: servers quote the recipient, the ledger and the log must not. */
final class Mask {

    /** Longest line kept, in characters. */
    static final int LONGEST = 300;

    private static final int LOOKED_AT = 4 * LONGEST;
    private static final String MASKED = "[address]";

    /** All repetitions are bounded and the text is cut first, so that no shape of reply takes long. */
    private static final Pattern ADDRESS = Pattern.compile("<(?!https?:)[^<>]{1,320}>?"
            + "|\"[^\"]{1,80}\" ?(?:@|＠) ?[^\\s<>]{1,255}"
            + "|[^\\s<>]{1,320} ?(?:@|＠|%40|=40|&#64;|\\(at\\)) ?[^\\s<>]{0,255}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");
    private static final Pattern SPACES = Pattern.compile(" {2,64}");

    /** {@code 550-5.1.1 } in the middle and {@code 550 5.1.1 } at the start of a line (RFC 5321 §4.2.1, RFC 2034 §4). */
    private static final Pattern CONTINUATION =
            Pattern.compile("(?:(?:^|\\s)[45]\\d\\d-|(?:^|\\n)[45]\\d\\d )(?:[45]\\.\\d{1,3}\\.\\d{1,3}\\b)?");

    private Mask() {}

    /** One line without addresses and control characters, at most {@link #LONGEST} characters. */
    static String of(String reply) {
        return cut(ADDRESS.matcher(oneLine(reply)).replaceAll(MASKED).strip());
    }

    /** As {@link #of(String)}, and without the local part of {@code recipient}, which some servers quote alone. */
    static String of(String reply, String recipient) {
        var at = recipient.lastIndexOf('@');
        var name = at < 1 ? recipient : recipient.substring(0, at);
        if (name.length() < 2 || !reply.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
            return innocent(reply) ? reply : of(reply);
        var alone = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return cut(alone.matcher(of(reply)).replaceAll(MASKED));
    }

    /** A short line of printable ASCII without anything that an address is made with: the receipt of almost every mail. */
    private static boolean innocent(String reply) {
        if (reply.length() > LONGEST) return false;
        for (int i = 0; i < reply.length(); i++) {
            char c = reply.charAt(i);
            if (c < ' ' || c > 126 || "@<>%&=(\"".indexOf(c) >= 0) return false;
        }
        return true;
    }

    /** What the rules read: lower case, one line, neither addresses nor the codes repeated on continuation lines. */
    static String plain(String reply) {
        var joined = CONTINUATION.matcher(cutOff(reply)).replaceAll(" ");
        var line = ADDRESS.matcher(oneLine(joined)).replaceAll(MASKED);
        return SPACES.matcher(line).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String reply) {
        return SPACES.matcher(CONTROL.matcher(cutOff(reply)).replaceAll(" ")).replaceAll(" ");
    }

    /** A word cut in two may be half an address: it goes as well. */
    private static String cutOff(String reply) {
        if (reply.length() <= LOOKED_AT) return reply;
        var head = reply.substring(0, LOOKED_AT);
        var space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
        return space < LOOKED_AT - 321 ? head.substring(0, LOOKED_AT - 321) : head.substring(0, space);
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) return line;
        return line.substring(0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
