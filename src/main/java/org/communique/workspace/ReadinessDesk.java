package org.communique.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.drafting.AtDesk;
import org.communique.drafting.Drafts;
import org.communique.drafting.EditionState;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** What a careful colleague looks at before a statement is sent on its way. */
public final class ReadinessDesk {

    private final Gate gate;
    private final Drafts drafts;
    private final Reviews reviews;
    private final SenderDesk.House sender;

    ReadinessDesk(Gate gate, Drafts drafts, Reviews reviews, SenderDesk.House sender) {
        this.gate = gate;
        this.drafts = drafts;
        this.reviews = reviews;
        this.sender = sender;
    }

    /**
     * What there is to see.
     *
     * @param signs  whether our mail is signed with a key of ours (DKIM); DNS is not asked
     * @param tested when the last test mail of it went to colleagues
     * @param fresh  whether no text of it has changed since
     * @param stale  editions whose source has changed since
     * @param owed   urgent releases of the organisation that somebody still has to look at
     */
    public record Readiness(boolean signs, Optional<Instant> tested, boolean fresh, List<Locale> stale, int owed) {}

    /** @throws Missing if the organisation has no such statement */
    @Needs(Permission.RELEASE_READ)
    public Readiness of(Actor actor, String organisation, String key) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        var writing = drafts.find(of.id(), key, of.fallback().get(0)).orElseThrow(() -> new Missing("statement"));
        var editions = drafts.editions(writing).values();
        var changed = editions.stream().flatMap(it -> it.at().stream()).max(Comparator.naturalOrder());
        var tested = drafts.testedAt(writing);
        return new Readiness(
                sender.signs(of),
                tested,
                tested.isPresent() && changed.filter(tested.get()::isBefore).isEmpty(),
                editions.stream()
                        .filter(it -> it.state() == EditionState.STALE)
                        .map(AtDesk::language)
                        .toList(),
                reviews.looks().owed(of.id()).size());
    }
}
