package org.communique.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a channel reports after one attempt at one delivery. Every case is data; none is an exception. */
public sealed interface Outcome {

    /** The next hop took responsibility (SMTP 2yz). It does not mean that anyone has received it. */
    record Accepted(String receipt) implements Outcome {}

    /**
     * A passing failure (SMTP 4yz, refused connection): try again, not before {@code retryAt}.
     *
     * @param reaction what it asks of us for the whole provider
     */
    record Deferred(String reason, Instant retryAt, Fault fault, Optional<Reaction> reaction) implements Outcome {

        /** It concerns this delivery only, and will pass. */
        public Deferred(String reason, Instant retryAt) {
            this(reason, retryAt, Fault.TRANSIENT, Optional.empty());
        }
    }

    /**
     * A final failure (SMTP 5yz): never retried by itself.
     *
     * @param fault    whose fault it is; decides whether the address is suppressed
     * @param code     of the reply, 500 to 599
     * @param status   RFC 3463 status of the reply, or empty
     * @param reaction what it asks of us for the whole provider
     */
    record Rejected(String reason, Fault fault, int code, String status, Optional<Reaction> reaction)
            implements Outcome {

        /** Refused without a reply of a server, such as by our own rules. */
        public Rejected(String reason, Fault fault) {
            this(reason, fault, 554, fault.code(), Optional.empty());
        }

        /** True if the address itself is at fault. */
        public boolean suppress() {
            return fault.suppresses();
        }
    }

    /**
     * The message had been handed over and no answer came: the next hop may have taken it. It goes out again with the same
     * token, not before {@code retryAt}, so that copies can be recognised.
     */
    record Uncertain(String reason, Instant retryAt) implements Outcome {}

    /** Exhaustive on Java 17; with release 21 or later delete it and write {@code switch (outcome)}. */
    default <R> R match(
            Function<Accepted, R> accepted,
            Function<Deferred, R> deferred,
            Function<Rejected, R> rejected,
            Function<Uncertain, R> uncertain) {
        if (this instanceof Accepted it) return accepted.apply(it);
        if (this instanceof Deferred it) return deferred.apply(it);
        if (this instanceof Rejected it) return rejected.apply(it);
        return uncertain.apply((Uncertain) this);
    }
}
