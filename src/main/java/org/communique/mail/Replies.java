package org.communique.mail;

import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.delivery.Outcome;

/** What a reply of the next hop means (RFC 5321 §4.2.1, enhanced codes of RFC 3463). */
final class Replies {

    /** The address does not exist, is malformed, has moved, or its domain takes no mail: RFC 3463 §3.2, RFC 7505. */
    private static final Set<String> ADDRESS_AT_FAULT = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>]+@[^\\s<>]+>?");
    private static final int LONGEST = 300;

    private Replies() {}

    static Outcome outcome(int code, String text, Clock clock) {
        var reason = masked(text);
        if (code < 500) return new Outcome.Deferred(reason, clock.instant());
        var enhanced = ENHANCED.matcher(text);
        return new Outcome.Rejected(reason, enhanced.find() && ADDRESS_AT_FAULT.contains(enhanced.group(1)));
    }

    /** Replies quote the recipient; the ledger and the log must not. Hostile length and shape are cut. */
    static String masked(String reply) {
        var line = reply.length() > 4 * LONGEST ? reply.substring(0, 4 * LONGEST) : reply;
        var clean = ADDRESS.matcher(line.replaceAll("\\p{Cntrl}+", " "))
                .replaceAll("[address]")
                .strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
