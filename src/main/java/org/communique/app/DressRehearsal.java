package org.communique.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.delivery.Forecast;
import org.communique.delivery.Rehearsal;
import org.communique.mail.NullLane;
import org.communique.mail.Weight;
import org.communique.release.AlarmClock;
import org.communique.release.InvalidRelease;
import org.communique.release.Moment;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.sender.Finding;

/** Plays every moment of a release into a lane that leads nowhere, and judges what was seen. */
final class DressRehearsal {

    private static final Set<ReleaseState> BEFORE =
            Set.of(ReleaseState.DRAFT, ReleaseState.APPROVED, ReleaseState.SCHEDULED, ReleaseState.HELD);

    private final Core core;
    private final List<Finding> findings = new ArrayList<>();

    DressRehearsal(Core core) {
        this.core = core;
    }

    /**
     * @throws Refused if the release is going out, has gone out or was withdrawn
     * @throws InvalidRelease if it cannot be rendered at all
     */
    RehearsalReport of(Release release) {
        if (!BEFORE.contains(release.state()) || publicIsFrozen(release))
            throw new Refused("release " + release.id() + " is "
                    + release.state().code() + ": there is nothing to rehearse any more");
        long begun = System.nanoTime();
        core.decisions(AlarmClock.SILENT)
                .objection(release)
                .ifPresent(it -> wrong("it would be held: " + it, "communique release withdraw, then decide again"));
        var acts = acts(release);
        if (core.settings.sampleMode())
            findings.add(Finding.advice(
                    "sample mode: mail goes to the built-in mailbox and to nobody else", "set mail.smtp-host to send"));
        else
            new Senders(core.settings, core)
                    .findings().stream()
                            .filter(it -> it.grade() != Finding.Grade.OK)
                            .forEach(findings::add);
        return new RehearsalReport(
                ReleaseCommand.Row.of(core, release), acts, List.copyOf(findings), (System.nanoTime() - begun) / 1e9);
    }

    /** Held in the middle: its recipients are written down already. */
    private boolean publicIsFrozen(Release release) {
        return core.dispatches.of(release.id()).stream()
                .anyMatch(it -> it.channel().equals("mail") && it.phase().equals(Moment.Phase.PUBLIC.code()));
    }

    private List<RehearsalReport.Act> acts(Release release) {
        var galleys = core.galleys.of(release, false);
        galleys.forEach(it -> findings.addAll(EditionChecks.of(it)));
        var acts = new ArrayList<RehearsalReport.Act>();
        if (!core.releases.channels(release).contains("mail")) return acts;
        try (var rehearsal = Rehearsal.of(release, play())) {
            if (release.advanceAt().isPresent() && release.advancedAt().isEmpty())
                acts.add(act(rehearsal, new Moment(release, Moment.Phase.ADVANCE, core.galleys.of(release, true))));
            acts.add(act(rehearsal, new Moment(release, Moment.Phase.PUBLIC, galleys)));
        }
        if (acts.stream().mapToLong(RehearsalReport.Act::recipients).sum() == 0)
            findings.add(Finding.advice("nobody would get a mail", "look at the lists and the exclusions"));
        return acts;
    }

    private Rehearsal.Play play() {
        return new Rehearsal.Play(
                core.store,
                core.vault,
                new Rehearsal.Play.Texts(core.releases, core.statements, core.organisations, core.lists, core.segments),
                core.contacts,
                core.providers(),
                core.settings.number("delivery.in-flight", 1, 10_000),
                core.clock);
    }

    private RehearsalReport.Act act(Rehearsal rehearsal, Moment moment) {
        var lane = new NullLane(MailRelay.stamp(core), hands());
        var act = rehearsal.act(moment, lane);
        var phase = moment.phase().code();
        judge(phase, act, lane.weights());
        return new RehearsalReport.Act(
                phase,
                act.tally().dispatch().candidates(),
                act.tally().deliveries(),
                act.tally().excluded(),
                act.tally().conserved() && act.tally().complete(),
                act.heads(),
                lane.weights(),
                seconds(act.freezing()),
                seconds(act.carrying()),
                forecast(act));
    }

    /** Every processor; only one while another release goes out. */
    private int hands() {
        return core.dispatches.busy() ? 1 : Runtime.getRuntime().availableProcessors();
    }

    private void judge(String phase, Rehearsal.Act act, List<Weight> weights) {
        if (!act.tally().conserved() || !act.tally().complete())
            wrong(phase + ": the conservation law is broken", "keep a copy of the data folder and tell us");
        for (var weight : weights)
            weight.refused()
                    .forEach((why, n) -> wrong(
                            phase + ", edition " + weight.edition() + ": " + n + " mails could not go out: " + why,
                            "shorten or mend the edition, and decide again"));
        act.heads()
                .withoutEdition()
                .forEach((language, n) -> findings.add(Finding.advice(
                        phase + ": " + n + " contacts read " + language + " and get nothing",
                        "add an edition in it, or a fallback language")));
        for (var it : act.heads().byLanguage())
            if (it.fallback())
                findings.add(Finding.advice(
                        phase + ": " + it.recipients() + " contacts read " + it.wanted() + " and get " + it.gets(),
                        "an edition in " + it.wanted() + " would be theirs"));
    }

    private List<RehearsalReport.Bound> forecast(Rehearsal.Act act) {
        double making = seconds(act.carrying());
        int connections = core.settings.sampleMode()
                ? 1
                : MailRelay.all(core.settings).stream()
                        .mapToInt(it -> it.traffic().connections())
                        .sum();
        var known = new Forecast.Known(
                act.heads().byProvider(),
                core.providers(),
                connections,
                making > 0 ? act.tally().deliveries() / making : 0,
                core.ledger.acceptedPerSecond("mail"));
        return Forecast.of(known).stream()
                .map(it -> new RehearsalReport.Bound(it.rule(), seconds(it.time())))
                .toList();
    }

    private void wrong(String what, String cure) {
        findings.add(Finding.wrong(what, cure));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
