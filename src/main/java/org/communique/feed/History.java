package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a published edition.
 *
 * @param sequence    its number in the order of publication, from 1; never changes
 * @param revision    number of the revision that is shown
 * @param publishedAt release time of the first publication; never changes
 * @param updatedAt   of the newest publication that readers are told of; no two are equal
 * @param changedAt   of the newest change, also one too small to be told; no two are equal
 * @param corrections what has been put right, the newest first
 * @param killed      present if nothing but a stub is left
 */
public record History(
        long sequence,
        int revision,
        Instant publishedAt,
        Instant updatedAt,
        Instant changedAt,
        List<Correction> corrections,
        Optional<Killed> killed) {

    /** What was wrong, and when it was put right. */
    public record Correction(Instant at, String reason) {

        public Correction {
            reason = XmlText.legal(reason);
        }
    }

    /** When it was recalled, and what readers are told. */
    public record Killed(Instant at, String reason) {

        public Killed {
            reason = XmlText.legal(reason);
        }
    }

    public History {
        corrections = List.copyOf(corrections);
    }

    /** As the first publication has it; the snapshot numbers it. */
    static History first(int revision, Instant at) {
        return new History(0, revision, at, at, at, List.of(), Optional.empty());
    }
}
