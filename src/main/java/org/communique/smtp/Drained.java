package org.communique.smtp;

/**
 * Why a connection stopped taking messages; every one it took is settled.
 *
 * @param end     what made it stop
 * @param taken   messages taken in this call
 * @param reason  of a failure, without address or content; else empty
 */
public record Drained(End end, int taken, String reason) {

    /** What made it stop. */
    public enum End {
        /** The source has no more; the connection can drain another. */
        SOURCE,
        /** Messages or age reached their limit; close the connection. */
        LIMIT,
        /** The connection failed or the server said goodbye; close it and open another. */
        FAILED
    }
}
