package org.communique.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.release.Release;

/**
 * A release that goes out now, or will within minutes and can still be taken back.
 *
 * @param titles   of the editions, by language tag
 * @param channels it goes through, in the order of their names
 * @param courses  its dispatches so far, in the order they were frozen
 */
public record Going(Release release, Map<String, String> titles, List<String> channels, List<Course> courses) {

    public Going {
        titles = Map.copyOf(titles);
        channels = List.copyOf(channels);
        courses = List.copyOf(courses);
    }

    /** Where it is. */
    public enum Stage {
        /** Decided; nothing has left yet. */
        HOLD,
        RUNNING,
        PAUSED
    }

    public Stage stage() {
        if (courses.stream().noneMatch(Course::open)) return begun() ? Stage.RUNNING : Stage.HOLD;
        boolean paused =
                courses.stream().filter(Course::open).allMatch(it -> it.pause().isPresent());
        return paused ? Stage.PAUSED : Stage.RUNNING;
    }

    /** When the next thing happens, or happened: the advance copies, or the public. */
    public Instant at() {
        return release.advanceAt().filter(it -> release.advancedAt().isEmpty()).orElse(release.dueAt());
    }

    /** Share of all deliveries that have settled, 0 to 100. */
    public int percent() {
        long owed = sum(Strand::owed);
        return owed == 0 ? 0 : (int) (100 * sum(Strand::settled) / owed);
    }

    /** Adds up something of every list. */
    public long sum(java.util.function.ToLongFunction<Strand> of) {
        return courses.stream()
                .filter(it -> !it.toThePublic())
                .flatMap(it -> it.strands().stream())
                .mapToLong(of)
                .sum();
    }

    private boolean begun() {
        return release.state() == org.communique.release.ReleaseState.RELEASING;
    }
}
