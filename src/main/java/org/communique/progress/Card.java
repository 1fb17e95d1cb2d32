package org.communique.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.release.Release;
import org.communique.statement.Kind;
import org.communique.statement.Localized;

/**
 * A statement on the board: as a draft, or as a release of it.
 *
 * @param key         of the statement
 * @param release     empty = nothing is planned
 * @param titles      of its editions, by language tag
 * @param undescribed images that nobody has described
 * @param lists       the release is addressed to
 * @param since       when it came to where it is
 * @param outcome     of what has gone out; empty = nothing has
 */
public record Card(
        long statement,
        String key,
        Kind kind,
        Optional<Release> release,
        Map<String, String> titles,
        int undescribed,
        List<Addressed> lists,
        Instant since,
        Optional<Outcome> outcome) {

    public Card {
        titles = Map.copyOf(titles);
        lists = List.copyOf(lists);
    }

    /** A list. @param advance whether it gets the advance copy */
    public record Addressed(long list, Localized names, boolean advance) {}

    /** What became of a release's deliveries to contacts. */
    public record Outcome(long accepted, long rejected) {}
}
