package org.communique.sender;

import java.time.Instant;

/**
 * Signs finished messages of one domain. The seam for what may follow DKIM: callers know only that fields go in front.
 * Safe for any number of threads.
 */
public interface Signer {

    /** Signs nothing: what a domain without keys has. */
    Signer NONE = (message, at) -> new byte[0];

    /**
     * The header fields to put in front of the message, each ended by CRLF. Equal arguments give equal bytes.
     *
     * @param message as it will be sent: header, empty line, body; lines end with CRLF and nothing else
     * @param at      when it leaves by plan, not by the clock of this machine; a verifier refuses a signature of the future
     * @return empty if the domain has no live key
     * @throws IllegalArgumentException for a bare CR or LF, or a header that is none; names no part of the message
     */
    byte[] sign(byte[] message, Instant at);
}
