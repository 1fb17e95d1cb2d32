package org.communique.delivery;

import java.time.Instant;
import java.util.function.Function;

/** What a channel reports after one attempt at one delivery. Every case is data; none is an exception. */
public sealed interface Outcome {

    /** The next hop took responsibility (SMTP 2yz). It does not mean that anyone has received it. */
    record Accepted(String receipt) implements Outcome {}

    /** A passing failure (SMTP 4yz, timeout, refused connection): try again, not before {@code retryAt}. */
    record Deferred(String reason, Instant retryAt) implements Outcome {}

    /** A final failure (SMTP 5yz): never retried; {@code suppress} if the address itself is at fault. */
    record Rejected(String reason, boolean suppress) implements Outcome {}

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
