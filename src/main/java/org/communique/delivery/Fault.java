package org.communique.delivery;

import java.util.Arrays;
import java.util.Optional;

/** Whose fault a refusal is. Everything else (retry, suppression, alert, pause) follows from it. */
public enum Fault {
    /** The mailbox does not exist or has moved for good (RFC 3463 §3.2: X.1.1, X.1.3, X.1.6). */
    INVALID("invalid"),
    /** The domain does not exist or takes no mail (RFC 3463 §3.2 X.1.2, RFC 7505 X.1.10, RFC 7504 556). */
    DOMAIN("domain"),
    /** The mailbox exists and is full (RFC 3463 §3.3 X.2.2): scored, never suppressed at the first strike. */
    FULL("full"),
    /** They do not want our mail now: reputation, block list, rate, spam, local policy. Says nothing of the address. */
    POLICY("policy"),
    /** Our SPF, DKIM, DMARC, PTR, TLS or sign-in is wrong: raises an alert "mend authentication", suppresses nobody. */
    AUTHENTICATION("authentication"),
    /** This message is too large or malformed for them (RFC 3463 §3.4 X.3.4, §3.7 X.6.z). */
    CONTENT("content"),
    /** It will pass by itself: greylisting, a busy server, a cut line. Always worth another attempt. */
    TRANSIENT("transient"),
    /** Refused for good without a reason that can be told apart; also mailboxes that are only disabled. */
    OTHER("other");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    /** True only if the address itself is dead, so that one refusal is enough to write to it no more. */
    public boolean suppresses() {
        return this == INVALID || this == DOMAIN;
    }

    /** The word in tables and on the wire; never translated, never renamed. */
    public String code() {
        return code;
    }

    /** The fault of that {@linkplain #code() word}, or empty if there is none. */
    public static Optional<Fault> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
