package org.communique.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refusal of the next hop as it came in.
 *
 * @param code     400 to 599 (RFC 5321 §4.2.1)
 * @param enhanced RFC 3463 status such as {@code 5.1.1}; empty = look for one in the text
 * @param text     everything after the code, any number of lines; hostile
 * @param phase    what was being said when it came
 */
record Reply(int code, String enhanced, String text, Phase phase) {

    /** Where in the SMTP transaction a reply came. */
    enum Phase {
        /** Connecting, greeting, EHLO, STARTTLS, AUTH: nothing was said of any recipient yet. */
        CONNECTION,
        /** MAIL FROM: judges the sender. */
        MAIL,
        /** RCPT TO: judges the recipient, or us. */
        RCPT,
        /** DATA, the message and its dot: judges the message, or whatever the server put off until then. */
        DATA
    }

    /** A status that is not the head of an IP address, a version number or a date. */
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)");

    /** More than {@link Mask} looks at: it cuts at a word, lest half an address stay; this only bounds the memory. */
    private static final int LOOKED_AT = 8_000;

    Reply {
        if (code < 400 || code > 599) throw new IllegalArgumentException("a refusal has a code from 400 to 599");
        text = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    }

    boolean permanent() {
        return code >= 500;
    }

    /** The status without its class, such as {@code 1.1}; the class is the code's, for some servers mix them up. */
    Optional<String> detail() {
        var status = enhanced.isEmpty() ? text : enhanced;
        var found = STATUS.matcher(status);
        return found.find() ? Optional.of(found.group(1).substring(2)) : Optional.empty();
    }

    /** True if code and status disagree on whether it will pass, as in "550 4.1.2": then nobody knows. */
    boolean wavers() {
        var found = STATUS.matcher(enhanced.isEmpty() ? text : enhanced);
        return found.find() && (found.group(1).charAt(0) == '5') != permanent();
    }
}
