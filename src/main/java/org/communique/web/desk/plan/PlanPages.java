package org.communique.web.desk.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.delivery.Coverage;
import org.communique.release.InvalidRelease;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.release.WallTime;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.statement.Organisations;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.PlanDesk.Choices;
import org.communique.workspace.PlanDesk.Outlook;
import org.springframework.stereotype.Component;

/** Makes the page of a form. */
@Component
class PlanPages {

    /** News agencies count in it, wherever an organisation lives. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Zones that are echoed beside the form's own, at most. */
    private static final int CITIES = 3;

    private final Desks desks;
    private final Organisations organisations;
    private final Zones zones;

    PlanPages(Desks desks, Organisations organisations, Zones zones) {
        this.zones = zones;
        this.desks = desks;
        this.organisations = organisations;
    }

    /** A form and what came of it. @param plan empty if it cannot be a plan yet */
    record Read(PlanPage page, Optional<Plan> plan) {}

    /** Who looks, and at what. */
    record Look(Visit visit, Statement statement, List<Revision> editions, Choices choices) {

        Locale spoken() {
            return Phrases.desk(visit.user().language());
        }
    }

    Look look(Visit visit, String key) {
        var statement = desks.statements().statement(visit.actor(), visit.of(), key);
        return new Look(
                visit,
                statement,
                desks.statements().editions(visit.actor(), visit.of(), key),
                desks.plans().choices(visit.actor(), visit.of()));
    }

    Read read(Look look, PlanForm form) {
        var ground = new ClockField.Ground(look.choices().earliest(), cities(look), look.spoken());
        var due = ClockField.of(form.due(), ground, true);
        var advance = ClockField.of(form.advance(), ground, !form.press().isEmpty());
        var faults = new ArrayList<String>();
        var plan = plan(look, form, faults);
        var outlook = plan.map(
                it -> desks.plans().outlook(look.visit().actor(), look.visit().of(), it, look.spoken()));
        var page = new PlanPage(
                head(look, form),
                Options.of(look, form),
                due,
                advance,
                new PlanPage.Places(
                        zones.of(form.due().zone(), look.visit().zone(), look.spoken()),
                        zones.of(form.advance().zone(), look.visit().zone(), look.spoken())),
                outcome(look, plan, outlook),
                faults,
                decided(look),
                Signs.of(
                        desks.readiness()
                                .of(
                                        look.visit().actor(),
                                        look.visit().of(),
                                        look.statement().key()),
                        look),
                may(look.visit()));
        return new Read(page, plan);
    }

    private static PlanPage.May may(Visit visit) {
        long of = visit.organisation().id();
        boolean plan = visit.actor().may(Permission.RELEASE_PLAN, of);
        return new PlanPage.May(plan, plan && visit.actor().may(Permission.STATEMENT_WRITE, of));
    }

    /** As a plan, if its clocks are clear and it is for somebody; otherwise why not. */
    private static Optional<Plan> plan(Look look, PlanForm form, List<String> faults) {
        if (form.channels().isEmpty()) faults.add(Phrases.get(look.spoken(), "desk.plan.fault.nobody"));
        if (look.editions().isEmpty()) faults.add(Phrases.get(look.spoken(), "desk.plan.fault.no-edition"));
        var due = clear(form.due(), look);
        var advance = form.press().isEmpty()
                ? Optional.<Instant>empty()
                : clear(form.advance(), look).map(ReleaseTime::instant);
        boolean late = due.isPresent()
                && advance.filter(it -> !it.isBefore(due.get().instant())).isPresent();
        if (late) faults.add(Phrases.get(look.spoken(), "desk.plan.fault.late"));
        if (!faults.isEmpty()
                || due.isEmpty()
                || advance.isEmpty() != form.press().isEmpty()) return Optional.empty();
        try {
            return Optional.of(form.plan(new PlanForm.Times(look.statement(), due.get(), advance)));
        } catch (InvalidRelease contradiction) {
            faults.add(Phrases.get(look.spoken(), "desk.plan.fault.other"));
            return Optional.empty();
        }
    }

    private static Optional<ReleaseTime> clear(WallTime wall, Look look) {
        return wall.read(look.choices().earliest()) instanceof WallTime.Reading.Clear clear
                ? Optional.of(clear.time())
                : Optional.empty();
    }

    private List<ZoneId> cities(Look look) {
        var own = look.visit().zone();
        return Stream.concat(
                        Stream.of(own, LONDON), organisations.all().stream().map(it -> it.zone()))
                .filter(it -> !it.getId().equals("UTC"))
                .distinct()
                .limit(CITIES)
                .toList();
    }

    private static PlanPage.Head head(Look look, PlanForm form) {
        var edition = look.editions().stream()
                .filter(it -> it.language().getLanguage().equals(look.spoken().getLanguage()))
                .findFirst()
                .or(() -> look.editions().stream().findFirst());
        var topics = look.editions().stream()
                .flatMap(it -> it.content().topics().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new PlanPage.Head(
                look.statement().key(),
                edition.map(it -> it.content().title()).orElse(look.statement().key()),
                edition.map(it -> it.language().toLanguageTag()).orElse(""),
                topics,
                form.before().release(),
                form.before().version(),
                form.deadline().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Whom it is for is counted while the clocks are not clear yet. */
    private static Optional<Plan> someDay(Look look, PlanForm form) {
        if (form.channels().isEmpty() || look.editions().isEmpty()) return Optional.empty();
        var time = new ReleaseTime(look.choices().earliest(), look.visit().zone());
        return Optional.of(new Plan(look.statement(), form.addressed(), time, Optional.empty(), form.channels())
                .within(form.narrowing()));
    }

    private static PlanPage.Outcome outcome(Look look, Optional<Plan> plan, Optional<Outlook> outlook) {
        var spoken = look.spoken();
        var reach = Reach.of(outlook.map(Outlook::coverage).orElse(Coverage.NOBODY), spoken);
        if (plan.isEmpty() || outlook.isEmpty()) return new PlanPage.Outcome(reach, List.of(), List.of());
        var seen = outlook.get();
        var warnings = new WarningWords(look.visit().zone(), spoken).of(seen.cautions());
        return new PlanPage.Outcome(
                reach, Timeline.of(plan.get(), seen, look.editions().size(), spoken), warnings);
    }

    private List<PlanPage.Decided> decided(Look look) {
        return desks
                .plans()
                .decided(
                        look.visit().actor(),
                        look.visit().of(),
                        look.statement().key())
                .stream()
                .map(it -> new PlanPage.Decided(it.id(), words(it, look.spoken())))
                .toList();
    }

    private static String words(Release it, Locale spoken) {
        return Phrases.get(
                spoken,
                "desk.plan.decided",
                Phrases.get(spoken, "desk.state." + it.state().code()),
                Moments.here(it.dueAt(), it.zone(), spoken));
    }
}
