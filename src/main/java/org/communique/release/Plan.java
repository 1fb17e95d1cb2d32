package org.communique.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.Statement;

/**
 * What somebody wants released: the input of {@link Releases#draft}.
 *
 * @param lists      ids of the lists that get it at the release time
 * @param embargo    present if press lists get an advance copy
 * @param channels   names such as {@code feed} and {@code mail}; at least one
 * @param deadline   last instant at which an attempt may begin; empty = the usual patience
 * @param letterhead row id of the one it goes out on; empty = the organisation's main one
 * @param fromLedger present if only those go into the audience whom another release has reached, or has not
 */
public record Plan(
        Statement statement,
        List<Long> lists,
        ReleaseTime time,
        Optional<Embargo> embargo,
        List<String> channels,
        Optional<Instant> deadline,
        Optional<LedgerAudience> fromLedger,
        Optional<Long> letterhead) {

    /** To everybody on the lists, with the usual patience. */
    public Plan(
            Statement statement, List<Long> lists, ReleaseTime time, Optional<Embargo> embargo, List<String> channels) {
        this(statement, lists, time, embargo, channels, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same plan with a last instant for attempts. */
    public Plan until(Optional<Instant> last) {
        return new Plan(statement, lists, time, embargo, channels, last, fromLedger, letterhead);
    }

    /** The same plan for a part of another release's audience. */
    public Plan to(LedgerAudience audience) {
        return new Plan(statement, lists, time, embargo, channels, deadline, Optional.of(audience), letterhead);
    }

    /** The same plan on a letterhead, by its row id. */
    public Plan on(long other) {
        return new Plan(statement, lists, time, embargo, channels, deadline, fromLedger, Optional.of(other));
    }

    /** Every list it is addressed to, those of the press included. */
    public List<Long> addressed() {
        return Stream.concat(lists.stream(), embargo.stream().flatMap(it -> it.pressLists().stream()))
                .distinct()
                .toList();
    }

    public Plan {
        lists = List.copyOf(lists);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) throw new InvalidRelease("channels", "name at least one channel, such as feed or mail");
        if (embargo.isPresent() && !embargo.get().advanceAt().isBefore(time.instant()))
            throw new InvalidRelease("embargo", "the advance copy must leave before the release time");
        if (deadline.isPresent() && !deadline.get().isAfter(time.instant()))
            throw new InvalidRelease("deadline", "the deadline must be after the release time");
    }
}
