package org.communique.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.release.Decisions;
import org.communique.release.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers each bell and each find of the sweep: is there something to do? Measures how late it is. */
final class Bell {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final Decisions decisions;
    private final MeterRegistry meters;
    private final Clock clock;
    /** A moment may be met twice, by the bell and the sweep, or again after trouble; only the first says how late it is. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    Bell(Decisions decisions, MeterRegistry meters, Clock clock) {
        this.decisions = decisions;
        this.meters = meters;
        this.clock = clock;
    }

    /** The moment that has come for a release, or none. Named by the release route. */
    public List<Moment> moment(long release) {
        var moment = decisions.moment(release);
        moment.ifPresent(this::note);
        return moment.stream().toList();
    }

    private void note(Moment moment) {
        if (!begun.add(moment.release().id() + moment.phase().code())) return;
        var release = moment.release();
        var planned = moment.phase() == Moment.Phase.PUBLIC
                ? release.dueAt()
                : release.advanceAt().orElseThrow();
        var late = Duration.between(planned, clock.instant());
        meters.timer("release.lateness", "phase", moment.phase().code())
                .record(late.isNegative() ? Duration.ZERO : late);
        LOG.info(
                "release.begun release={} phase={} late_ms={}",
                release.id(),
                moment.phase().code(),
                late.toMillis());
    }
}
