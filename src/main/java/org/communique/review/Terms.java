package org.communique.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.communique.release.Release;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;

/** What holds for something that is asked for: the policy, and until when there is time. */
final class Terms {

    private final Policies policies;
    private final Organisations organisations;
    private final Statements statements;
    private final DaysOff daysOff;
    private final Clock clock;

    Terms(Policies policies, Reviews.Rooms rooms, Clock clock) {
        this.policies = policies;
        this.organisations = rooms.organisations();
        this.statements = rooms.statements();
        this.daysOff = rooms.daysOff();
        this.clock = clock;
    }

    Review.Asked of(Release release, Reviews.Request request) {
        var kind = statements.byId(release.statement()).kind();
        var policy = policies.of(release.organisation(), kind);
        boolean silence = policy.way() == Policy.Way.SILENCE && !request.urgent();
        return new Review.Asked(
                request.by(),
                request.note().strip(),
                policy,
                request.urgent(),
                Instant.ofEpochMilli(clock.millis()),
                silence ? Optional.of(working(release, policy.days())) : Optional.empty());
    }

    /** So many working days of the organisation from now. */
    Instant working(Release release, int days) {
        var zone = organisations.byId(release.organisation()).zone();
        var now = Instant.ofEpochMilli(clock.millis());
        return WorkingDays.after(now, days, zone, day -> daysOff.off(release.organisation(), day));
    }

    /** Whether silence would be waited for until the first message has left. */
    static boolean tooLong(Release release, Review.Asked asked) {
        var first =
                release.advanceAt().filter(it -> release.advancedAt().isEmpty()).orElse(release.dueAt());
        return asked.deadline().filter(it -> it.isAfter(first)).isPresent();
    }
}
