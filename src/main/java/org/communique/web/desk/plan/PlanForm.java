package org.communique.web.desk.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.release.Embargo;
import org.communique.release.LedgerAudience;
import org.communique.release.Narrowing;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.release.WallTime;
import org.communique.statement.Statement;
import org.communique.workspace.PlanDesk.Before;
import org.communique.workspace.PlanDesk.Planned;
import org.springframework.util.MultiValueMap;

/**
 * The form as it is filled in.
 *
 * @param press      lists that get an advance copy
 * @param reached    id of the release whose recipients alone get it; empty = everybody
 * @param letterhead id; empty = the main one
 * @param deadline   last instant for attempts, as it was planned elsewhere; the form has no field for it
 */
record PlanForm(
        Before before,
        List<Long> lists,
        List<Long> press,
        List<String> channels,
        Narrowing narrowing,
        Optional<LedgerAudience> reached,
        Optional<Long> letterhead,
        WallTime due,
        WallTime advance,
        Optional<Instant> deadline) {

    /** What a plan begins with: the website and the feeds, tomorrow at ten. */
    static PlanForm fresh(Instant earliest, ZoneId zone) {
        var morning = earliest.plus(1, ChronoUnit.DAYS).atZone(zone).with(LocalTime.of(10, 0));
        return new PlanForm(
                new Before(0, 0),
                List.of(),
                List.of(),
                List.of("feed"),
                Narrowing.NONE,
                Optional.empty(),
                Optional.empty(),
                WallTime.of(morning.toInstant(), zone),
                new WallTime("", "", zone.getId(), ""),
                Optional.empty());
    }

    /** What stands in a plan that is there. */
    static PlanForm of(Planned planned) {
        var plan = planned.plan();
        var zone = plan.time().zone();
        return new PlanForm(
                new Before(planned.release().id(), planned.version()),
                plan.lists(),
                plan.embargo().map(Embargo::pressLists).orElse(List.of()),
                plan.channels(),
                plan.narrowing(),
                plan.fromLedger(),
                plan.letterhead(),
                WallTime.of(plan.time().instant(), zone),
                plan.embargo()
                        .map(it -> WallTime.of(it.advanceAt(), zone))
                        .orElse(new WallTime("", "", zone.getId(), "")),
                plan.deadline());
    }

    /** What was sent; what is no number there is left out. */
    static PlanForm of(MultiValueMap<String, String> sent) {
        var zone = text(sent, "zone");
        return new PlanForm(
                new Before(number(sent, "release"), number(sent, "version")),
                numbers(sent, "list"),
                numbers(sent, "press"),
                channels(sent),
                new Narrowing(
                        segments(sent, "only"),
                        segments(sent, "without"),
                        numbers(sent, "outList"),
                        numbers(sent, "out")),
                numbers(sent, "reached").stream().findFirst().map(it -> new LedgerAudience(it, true)),
                numbers(sent, "letterhead").stream().findFirst(),
                new WallTime(text(sent, "date"), text(sent, "time"), zone, text(sent, "chosen")),
                new WallTime(
                        text(sent, "pressDate"),
                        text(sent, "pressTime"),
                        sent.containsKey("pressZone") ? text(sent, "pressZone") : zone,
                        text(sent, "pressChosen")),
                Optional.of(number(sent, "deadline")).filter(it -> it > 0).map(Instant::ofEpochMilli));
    }

    /** Mail goes where there are lists; a list alone needs no other channel. */
    private static List<String> channels(MultiValueMap<String, String> sent) {
        var channels = new ArrayList<>(sent.getOrDefault("channel", List.of()));
        if (!numbers(sent, "list").isEmpty() || !numbers(sent, "press").isEmpty()) channels.add("mail");
        return channels.stream().distinct().toList();
    }

    /** Every list it is addressed to. */
    List<Long> addressed() {
        return Stream.concat(lists.stream(), press.stream()).distinct().toList();
    }

    private static List<Long> segments(MultiValueMap<String, String> sent, String part) {
        return sent.entrySet().stream()
                .filter(it -> it.getKey().matches("segment-\\d{1,18}")
                        && it.getValue().contains(part))
                .map(it -> Long.valueOf(it.getKey().substring("segment-".length())))
                .toList();
    }

    private static List<Long> numbers(MultiValueMap<String, String> sent, String field) {
        return sent.getOrDefault(field, List.of()).stream()
                .filter(it -> it.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private static long number(MultiValueMap<String, String> sent, String field) {
        return numbers(sent, field).stream().findFirst().orElse(0L);
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).orElse("");
    }

    /** The plan it is at these times. @param advanceAt empty if no list gets an advance copy */
    Plan plan(Times times) {
        return new Plan(
                times.statement(),
                lists,
                times.due(),
                times.advanceAt().map(it -> new Embargo(it, press)),
                channels,
                deadline.filter(it -> it.isAfter(times.due().instant())),
                reached,
                letterhead,
                narrowing);
    }

    /** Of what it is the plan, and the instants that its fields name. */
    record Times(Statement statement, ReleaseTime due, Optional<Instant> advanceAt) {}
}
