package org.communique.web.desk.report;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.progress.Card;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.render.Moments;
import org.communique.staff.Permission;
import org.communique.web.desk.Visit;
import org.communique.web.desk.board.Title;
import org.communique.web.desk.board.Words;

/**
 * A release at the head of its page. For templates.
 *
 * @param state   code of its state
 * @param due     release time in words
 * @param advance when the press gets its advance copy; empty = it gets none
 * @param reason  why it is held or withdrawn; may be empty
 * @param can     what this user may do to it now: {@code schedule}, {@code take-back}, {@code ask}
 */
record ReleaseView(long id, Title title, String state, String due, String advance, String reason, Set<String> can) {

    /** What a button can have done; the page has words for each. */
    static final Set<String> SAID =
            Set.of("scheduled", "taken-back", "paused", "continued", "stopped", "planned", "as-it-was");

    static ReleaseView of(Release release, Map<String, String> titles, Visit visit) {
        var language = Words.of(visit.user().language(), visit.zone()).language();
        return new ReleaseView(
                release.id(),
                Title.of(titles, "", visit),
                release.state().name().toLowerCase(Locale.ROOT),
                Moments.inWords(release.dueAt(), visit.zone(), language),
                release.advanceAt()
                        .map(it -> Moments.inWords(it, visit.zone(), language))
                        .orElse(""),
                release.reason().orElse(""),
                can(release.state(), visit));
    }

    /** Whether its time can still be changed. */
    static boolean retimed(Release it) {
        boolean waits = it.state() == ReleaseState.DRAFT
                || it.state() == ReleaseState.APPROVED
                || it.state() == ReleaseState.SCHEDULED;
        return waits && it.advancedAt().isEmpty();
    }

    private static Set<String> can(ReleaseState state, Visit visit) {
        boolean publishes = visit.actor()
                .may(Permission.RELEASE_PUBLISH, visit.organisation().id());
        if (!publishes) return Set.of();
        if (state == ReleaseState.APPROVED) return Set.of("schedule", "take-back");
        boolean waits = state == ReleaseState.DRAFT || state == ReleaseState.SCHEDULED || state == ReleaseState.HELD;
        return waits ? Set.of("take-back") : Set.of();
    }

    /** A line of the list of reports. */
    record Row(Title title, String href, String when, String accepted, String rejected) {}

    static Row row(Card card, Visit visit) {
        var words = Words.of(visit.user().language(), visit.zone());
        var release = card.release().orElseThrow();
        return new Row(
                Title.of(card.titles(), card.key(), visit),
                visit.path("/releases/" + release.id()),
                words.moment(release.dueAt()),
                card.outcome().map(it -> words.number(it.accepted())).orElse(""),
                card.outcome().map(it -> words.number(it.rejected())).orElse(""));
    }
}
