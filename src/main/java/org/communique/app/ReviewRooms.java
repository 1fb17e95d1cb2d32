package org.communique.app;

import java.util.List;
import java.util.Locale;
import org.communique.calendar.Calendars;
import org.communique.calendar.Holidays;
import org.communique.drafting.Drafts;
import org.communique.release.AlarmClock;
import org.communique.release.Approvals;
import org.communique.release.Decisions;
import org.communique.review.Colleagues;
import org.communique.review.DaysOff;
import org.communique.review.Hands;
import org.communique.review.ReviewProof;
import org.communique.review.Reviews;
import org.communique.review.WorkingDays;
import org.communique.workspace.Desks;

/** Puts the room of reviews together from those of a house. */
final class ReviewRooms {

    private ReviewRooms() {}

    static Reviews reviews(Core core, Decisions decisions) {
        return new Reviews(
                new Reviews.Rooms(
                        core.store,
                        core.organisations,
                        core.statements,
                        core.lists,
                        core.releases,
                        new Approvals(core.releases, decisions),
                        decisions,
                        core.staff,
                        new Hands(
                                core.store,
                                core.statements,
                                List.of(new Drafts(core.store, core.statements, core.clock)::authors)),
                        daysOff(core),
                        core.audit,
                        new Reviews.Post(core.notices, colleagues(core), core.vault, core.settings.baseUrl())),
                core.clock);
    }

    static ReviewProof proof(Core core) {
        var decisions = core.decisions(AlarmClock.SILENT);
        return new ReviewProof(core.store, new Approvals(core.releases, decisions), core.clock);
    }

    private static Colleagues colleagues(Core core) {
        return name -> core.users
                .find(name)
                .filter(it -> core.users.active(name))
                .flatMap(it -> core.users
                        .address(name)
                        .map(address -> new Colleagues.Colleague(address, it.language(), it.shown())));
    }

    /** Weekends, and the public holidays of the country that the organisation named for its calendar. */
    private static DaysOff daysOff(Core core) {
        var calendars = new Calendars(core.store);
        return (organisation, day) -> WorkingDays.WEEKEND.test(day)
                || !Holidays.on(day, calendars.settings(organisation).country(), Locale.ENGLISH)
                        .isEmpty();
    }

    static Desks.Rooms.Reviewed reviewed(Core core, Decisions decisions) {
        return new Desks.Rooms.Reviewed(
                reviews(core, decisions), new Approvals(core.releases, decisions), core.galleys, core.recipients);
    }
}
