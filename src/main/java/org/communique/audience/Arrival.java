package org.communique.audience;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A person as a file describes her.
 *
 * @param card      address, name and free fields
 * @param languages what she reads, comma separated; empty = the file does not say
 * @param country   ISO 3166-1 alpha-2; empty = the file does not say
 * @param rhythm    {@code instant}, {@code daily} or {@code weekly}; empty = the file does not say
 * @param topics    empty = the file does not say
 */
public record Arrival(
        Card card,
        String languages,
        String country,
        String rhythm,
        List<String> topics,
        Standing standing,
        Evidence evidence) {

    public Arrival {
        topics = List.copyOf(topics);
    }

    /** What the place she comes from knows of her wish. */
    public enum Standing {
        JOINS,
        /** She left there: she is known to have left, and never told through our lists by an import. */
        LEFT,
        /** Mail to the address came back for good. */
        BOUNCED,
        /** Somebody there decided not to write to her, or she complained. */
        BLOCKED
    }

    /**
     * Of her consent.
     *
     * @param at      when she gave it; empty = not known, and the import's moment counts
     * @param network keyed hash of the truncated IP address it came from
     */
    public record Evidence(Optional<Instant> at, Optional<byte[]> network) {
        public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty());

        public Evidence {
            network = network.map(it -> Arrays.copyOf(it, it.length));
        }
    }

    /** What became of her. */
    public enum Outcome {
        /** A contact we did not know, now on the list. */
        ADDED,
        /** A contact we knew, now on this list too. */
        JOINED,
        /** On the list before; the file knew something more. */
        CHANGED,
        /** On the list before, or further up in the file. */
        THERE,
        /** Kept out: she has left the list. */
        UNSUBSCRIBED,
        /** Kept out: we must not write to the address. */
        SUPPRESSED,
        /** Noted as one who left elsewhere. */
        NOTED_LEFT,
        /** Noted as an address we must not write to. */
        NOTED_SUPPRESSED
    }

    /** A mask. */
    @Override
    public String toString() {
        return "[arrival]";
    }
}
