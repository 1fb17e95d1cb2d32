package org.communique.fetch;

/** What became of a call. Every case is data; none is an exception. */
public sealed interface Fetched {

    /**
     * The other side answered.
     *
     * @param status of HTTP, 200 to 599; a redirect is an answer like any other and is not followed
     * @param body   its first 64 KiB; empty if it was not asked for
     */
    record Answer(int status, byte[] body) implements Fetched {

        /** 2xx. */
        public boolean success() {
            return status >= 200 && status < 300;
        }
    }

    /** There was no answer. */
    record Failed(Reason reason) implements Fetched {}

    /** Why there was none. */
    enum Reason {
        /** The name leads nowhere, or was not answered in time. */
        NO_SUCH_HOST,
        /** The name leads to an address that may not be called; nothing was sent to it. */
        REFUSED,
        /** Nobody accepts a connection there. */
        UNREACHABLE,
        /** The certificate is not one for this name that this machine trusts, or TLS failed otherwise. */
        UNTRUSTED,
        /** The answer was not there in time. */
        TOO_LATE,
        /** The connection broke, or what came was not HTTP. */
        BROKEN
    }
}
