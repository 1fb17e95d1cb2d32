package org.communique.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.review.Review;
import org.communique.review.Reviews;

/**
 * Why a release may go out.
 *
 * @param way how it was approved
 * @param by  users who said yes; of an urgent one who released it
 * @param at  when that was enough
 */
public record Consent(Way way, List<String> by, Instant at) {

    /** How it came about. */
    public enum Way {
        VOICES,
        /** Nobody objected until the deadline. */
        SILENCE,
        /** Without the full policy, for a reason. */
        URGENT
    }

    /** By release; of what was decided elsewhere than at the desk there is none. */
    static Map<Long, Consent> of(Reviews reviews, List<Long> releases) {
        var all = new TreeMap<Long, Consent>();
        for (long it : releases)
            reviews.of(it).stream()
                    .filter(review -> review.state() == Review.State.APPROVED)
                    .findFirst()
                    .flatMap(Consent::of)
                    .ifPresent(consent -> all.put(it, consent));
        return all;
    }

    private static Optional<Consent> of(Review review) {
        var yes = review.voices().stream()
                .filter(it -> it.say().yes())
                .map(it -> it.say().name())
                .toList();
        if (review.asked().urgent())
            return review.end()
                    .map(it -> new Consent(Way.URGENT, List.of(review.asked().by()), it.at()));
        boolean spoken = review.missing() == 0;
        return review.end().map(it -> new Consent(spoken ? Way.VOICES : Way.SILENCE, yes, it.at()));
    }
}
