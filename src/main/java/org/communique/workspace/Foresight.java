package org.communique.workspace;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.communique.calendar.Warnings;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.statement.Organisation;

/** Looks at the times of a plan: one judge for whoever plans and for whoever moves what is planned. */
final class Foresight {

    private final PlanDesk.Rooms rooms;

    Foresight(PlanDesk.Rooms rooms) {
        this.rooms = rooms;
    }

    /** @param language in which holidays are named */
    Cautions of(Organisation of, Plan plan, Locale language) {
        var days = days(of, language);
        var at = plan.time().instant();
        return new Cautions(
                Warnings.of(at, days, near(of, plan, at)),
                plan.embargo()
                        .map(it -> Warnings.of(it.advanceAt(), days, List.of()))
                        .orElse(List.of()));
    }

    private Warnings.Days days(Organisation of, Locale language) {
        var calendars = rooms.ahead().calendars();
        return new Warnings.Days(of.zone(), calendars.settings(of.id()), calendars.observances(of.id()), language);
    }

    /** What else goes out about then, and to how many of the same people. */
    private List<Warnings.Other> near(Organisation of, Plan plan, Instant at) {
        var releases = rooms.releases();
        var others =
                releases
                        .diary()
                        .between(
                                of.id(),
                                at.minus(Warnings.NEAR),
                                at.plus(Warnings.NEAR).plusMillis(1))
                        .stream()
                        .filter(it -> it.statement() != plan.statement().id() && it.state() != ReleaseState.WITHDRAWN)
                        .toList();
        var titles = rooms.statements()
                .titles(others.stream().map(Release::statement).toList());
        var shared = new HashMap<List<Long>, Long>(); // as those that are near often go to the same lists
        return others.stream()
                .map(it -> new Warnings.Other(
                        it.id(),
                        titles.get(it.statement()),
                        it.dueAt(),
                        shared.computeIfAbsent(
                                releases.audience(it).lists(),
                                lists -> rooms.ahead().recipients().shared(plan, lists))))
                .toList();
    }
}
