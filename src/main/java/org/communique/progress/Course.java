package org.communique.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One dispatch on its way.
 *
 * @param phase     {@code advance} or {@code public}
 * @param state     as {@link org.communique.delivery.Dispatch#state()}
 * @param pause     why it is paused; empty if it is not
 * @param strands   list by list, in the order they are served
 * @param perSecond deliveries that settled in a second of late; 0 = not known yet
 */
public record Course(
        long dispatch,
        String channel,
        String phase,
        String state,
        Instant frozenAt,
        Optional<Instant> endedAt,
        Optional<String> pause,
        List<Strand> strands,
        double perSecond) {

    public Course {
        strands = List.copyOf(strands);
    }

    Course with(List<Strand> counted, double speed) {
        return new Course(dispatch, channel, phase, state, frozenAt, endedAt, pause, counted, speed);
    }

    /** Whether it still owes something. */
    public boolean open() {
        return state.equals("preparing") || state.equals("submitting");
    }

    /** Whether one delivery reaches everybody, as with the site and its feeds. */
    public boolean toThePublic() {
        return strands.stream().anyMatch(it -> it.list() == 0);
    }

    /** How long a list still takes: it waits for those before it. Empty if nobody can tell, or nothing is left. */
    public Optional<Duration> left(Strand strand) {
        if (!open() || pause.isPresent() || perSecond <= 0 || strand.open() == 0) return Optional.empty();
        long before = strands.stream()
                .filter(it -> it.rank() <= strand.rank())
                .mapToLong(it -> it.open() - Math.min(it.open(), it.deferred()))
                .sum();
        if (before == 0) return Optional.empty();
        return Optional.of(Duration.ofSeconds((long) Math.ceil(before / perSecond)));
    }
}
