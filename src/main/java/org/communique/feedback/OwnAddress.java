package org.communique.feedback;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address of ours with a token in it, {@code u+TOKEN@} or {@code b+TOKEN@}, as a stranger has written it: nothing is proved
 * yet. Its domain is not looked at, since the token is the proof.
 *
 * @param purpose what it claims to be for
 * @param token   40 letters of base32, in small letters
 */
record OwnAddress(Purpose purpose, String token) {

    /** What the letter before the plus says. */
    enum Purpose {
        UNSUBSCRIBE,
        BOUNCE
    }

    /** Tokens read from one mail at most: the envelope of a mail of ours names one. */
    static final int MOST = 20;

    /** Characters of one header field looked at. */
    private static final int LONGEST = 8192;

    private static final Pattern SHAPE = Pattern.compile("(?<![\\w.+=-])([ubUB])\\+([A-Za-z2-7]{40})@");

    /** Those in the values of header fields, each once, in order; empty if there is none. */
    static List<OwnAddress> in(List<String> values) {
        Set<OwnAddress> found = new LinkedHashSet<>();
        for (var value : values) {
            var matcher = SHAPE.matcher(value.substring(0, Math.min(LONGEST, value.length())));
            while (found.size() < MOST && matcher.find()) {
                var purpose = matcher.group(1).equalsIgnoreCase("u") ? Purpose.UNSUBSCRIBE : Purpose.BOUNCE;
                found.add(new OwnAddress(purpose, matcher.group(2).toLowerCase(Locale.ROOT)));
            }
        }
        return List.copyOf(found);
    }

    /** A mask: a token is a right. */
    @Override
    public String toString() {
        return "[" + purpose + "]";
    }
}
