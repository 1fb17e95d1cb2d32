package org.communique.app;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.app.Members.Things;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Observance;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.communique.workspace.CalendarDesk;
import org.communique.workspace.PlanDesk;

/** How to call the use cases of plans and of the calendar. */
final class PlanUseCases {

    private static final LocalDate DAY = LocalDate.parse("2026-10-18");

    static final Map<String, UseCases.Call> TABLE = Map.ofEntries(
            Map.entry("PlanDesk.mayPlan", (desk, who, of, it) -> {
                desk.plans().mayPlan(who, of);
                return "";
            }),
            Map.entry("PlanDesk.choices", (desk, who, of, it) -> desk.plans().choices(who, of)),
            Map.entry("PlanDesk.planned", (desk, who, of, it) -> desk.plans().planned(who, of, it.name())),
            Map.entry("PlanDesk.course", (desk, who, of, it) -> desk.plans().course(who, of, it.name())),
            Map.entry(
                    "ReadinessDesk.of", (desk, who, of, it) -> desk.readiness().of(who, of, it.name())),
            Map.entry("PlanDesk.decided", (desk, who, of, it) -> desk.plans().decided(who, of, it.name())),
            Map.entry(
                    "PlanDesk.outlook", (desk, who, of, it) -> desk.plans().outlook(who, of, plan(it), Locale.ENGLISH)),
            Map.entry("PlanDesk.save", (desk, who, of, it) -> desk.plans()
                    .save(who, of, plan(it), new PlanDesk.Before(0, 0))),
            Map.entry("PlanDesk.earliest", (desk, who, of, it) -> desk.plans().earliest(who, of)),
            Map.entry("PlanDesk.retime", (desk, who, of, it) -> desk.plans()
                    .retime(who, of, it.release(), new PlanDesk.Times(plan(it).time(), Optional.empty()))),
            Map.entry("PlanDesk.cautions", (desk, who, of, it) -> desk.plans()
                    .cautions(
                            who,
                            of,
                            it.release(),
                            new PlanDesk.Times(plan(it).time(), Optional.empty()),
                            Locale.ENGLISH)),
            Map.entry("PlanDesk.discard", (desk, who, of, it) -> desk.plans().discard(who, of, it.release())),
            Map.entry("CalendarDesk.agenda", (desk, who, of, it) -> desk.calendar()
                    .agenda(who, of, new CalendarDesk.Span(DAY, DAY.plusDays(1)))),
            Map.entry("CalendarDesk.feedSince", (desk, who, of, it) -> desk.calendar()
                    .feedSince(who, of)),
            Map.entry("CalendarDesk.makeFeed", (desk, who, of, it) -> desk.calendar()
                    .makeFeed(who, of)),
            Map.entry("CalendarDesk.endFeed", (desk, who, of, it) -> {
                desk.calendar().endFeed(who, of);
                return "";
            }),
            Map.entry(
                    "CalendarDesk.days", (desk, who, of, it) -> desk.calendar().days(who, of)),
            Map.entry("CalendarDesk.change", (desk, who, of, it) -> {
                desk.calendar().change(who, of, CalendarSettings.NONE);
                return "";
            }),
            Map.entry("CalendarDesk.add", (desk, who, of, it) -> {
                desk.calendar()
                        .add(
                                who,
                                of,
                                new Observance(0, MonthDay.from(DAY), Optional.empty(), Localized.same("Our day")));
                return "";
            }),
            Map.entry("CalendarDesk.remove", (desk, who, of, it) -> desk.calendar()
                    .remove(who, of, 9999)));

    private PlanUseCases() {}

    private static Plan plan(Things it) {
        return new Plan(
                it.statement(),
                List.of(it.list()),
                new ReleaseTime(TestHouse.NINE.plus(Duration.ofHours(2)), ZoneId.of("UTC")),
                Optional.empty(),
                List.of("feed", "mail"));
    }
}
