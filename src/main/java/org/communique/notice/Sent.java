package org.communique.notice;

import java.time.Instant;

/** What came of one attempt to send a notice. */
public sealed interface Sent {

    /** The next hop took it. */
    record Accepted() implements Sent {}

    /** Not now, or nobody knows: it goes again with the same Message-ID, not before {@code notBefore}. */
    record Later(Instant notBefore) implements Sent {}

    /** Refused for good. @param reason without an address */
    record Refused(String reason) implements Sent {}
}
