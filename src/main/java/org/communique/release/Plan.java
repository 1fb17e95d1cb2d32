package org.communique.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param narrowing  who of the lists gets it
 */
public record Plan(
        Statement statement,
        List<Long> lists,
        ReleaseTime time,
        Optional<Embargo> embargo,
        List<String> channels,
        Optional<Instant> deadline,
        Optional<LedgerAudience> fromLedger,
        Optional<Long> letterhead,
        Narrowing narrowing) {

    /** To everybody on the lists, with the usual patience. */
    public Plan(
            Statement statement, List<Long> lists, ReleaseTime time, Optional<Embargo> embargo, List<String> channels) {
        this(
                statement,
                lists,
                time,
                embargo,
                channels,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Narrowing.NONE);
    }

    /** The same plan with a last instant for attempts. */
    public Plan until(Optional<Instant> last) {
        return new Plan(statement, lists, time, embargo, channels, last, fromLedger, letterhead, narrowing);
    }

    /** The same plan for a part of another release's audience. */
    public Plan to(LedgerAudience audience) {
        return new Plan(
                statement, lists, time, embargo, channels, deadline, Optional.of(audience), letterhead, narrowing);
    }

    /** The same plan on a letterhead, by its row id. */
    public Plan on(long other) {
        return new Plan(statement, lists, time, embargo, channels, deadline, fromLedger, Optional.of(other), narrowing);
    }

    /**
     * The same plan at other times. A deadline that would have passed by then falls away.
     *
     * @param advance when the press lists get their copies; of no account if there are none
     */
    public Plan at(ReleaseTime other, Optional<Instant> advance) {
        return new Plan(
                statement,
                lists,
                other,
                embargo.map(it -> new Embargo(advance.orElse(it.advanceAt()), it.pressLists())),
                channels,
                deadline.filter(it -> it.isAfter(other.instant())),
                fromLedger,
                letterhead,
                narrowing);
    }

    /** Whether it comes to the same as another, in whatever order its lists are named. */
    public boolean sameAs(Plan other) {
        return statement.id() == other.statement.id()
                && time.equals(other.time)
                && embargo.map(Embargo::advanceAt).equals(other.embargo.map(Embargo::advanceAt))
                && deadline.equals(other.deadline)
                && fromLedger.equals(other.fromLedger)
                && letterhead.equals(other.letterhead)
                && sets().equals(other.sets());
    }

    private List<Set<?>> sets() {
        return List.of(
                Set.copyOf(lists),
                Set.copyOf(embargo.map(Embargo::pressLists).orElse(List.of())),
                Set.copyOf(channels),
                Set.copyOf(narrowing.segments()),
                Set.copyOf(narrowing.withoutSegments()),
                Set.copyOf(narrowing.withoutLists()),
                Set.copyOf(narrowing.withoutRecipientsOf()));
    }

    /** Every list it is addressed to, those of the press included. */
    public List<Long> addressed() {
        return Stream.concat(lists.stream(), embargo.stream().flatMap(it -> it.pressLists().stream()))
                .distinct()
                .toList();
    }

    /** The same plan for some of those on its lists. */
    public Plan within(Narrowing some) {
        return new Plan(statement, lists, time, embargo, channels, deadline, fromLedger, letterhead, some);
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
