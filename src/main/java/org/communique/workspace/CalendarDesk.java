package org.communique.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communique.calendar.CalendarFeeds;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Calendars;
import org.communique.calendar.Observance;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.Releases;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Statements;

/** The calendar of an organisation: its releases, planned or decided, among the days that matter. */
public final class CalendarDesk {

    private final Gate gate;
    private final Rooms rooms;

    CalendarDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Statements statements, Releases releases, Calendars calendars, CalendarFeeds feeds) {}

    /** Days in the organisation's zone, the last not included. */
    public record Span(LocalDate from, LocalDate to) {}

    /** A release in the calendar, with the title of its statement. Withdrawn ones are not there. */
    public record Entry(Release release, String key, Localized title) {}

    /** What happens in a span. */
    public record Agenda(
            Organisation organisation,
            Span span,
            List<Entry> entries,
            CalendarSettings settings,
            List<Observance> observances) {}

    /** What the organisation says of its days. @param own observances beside those we ship */
    public record Days(CalendarSettings settings, List<Observance> own) {}

    /** What happens between two days. */
    @Needs(Permission.RELEASE_READ)
    public Agenda agenda(Actor actor, String organisation, Span span) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        var releases = rooms
                .releases()
                .diary()
                .between(
                        of.id(),
                        span.from().atStartOfDay(of.zone()).toInstant(),
                        span.to().atStartOfDay(of.zone()).toInstant())
                .stream()
                .filter(it -> it.state() != ReleaseState.WITHDRAWN)
                .toList();
        return new Agenda(
                of,
                span,
                entries(releases),
                rooms.calendars().settings(of.id()),
                rooms.calendars().observances(of.id()));
    }

    /** Since when she reads the calendar in a program of her own; empty if she does not. */
    @Needs(Permission.RELEASE_READ)
    public Optional<Instant> feedSince(Actor actor, String organisation) {
        return rooms.feeds().since(owner(actor, gate.enter(actor, organisation, Permission.RELEASE_READ)));
    }

    /** A private address for her program, in place of the one she had: the token in it, told this once. */
    @Needs(Permission.RELEASE_READ)
    public String makeFeed(Actor actor, String organisation) {
        return rooms.feeds().issue(owner(actor, gate.enter(actor, organisation, Permission.RELEASE_READ)));
    }

    /** Her address leads nowhere from now on. */
    @Needs(Permission.RELEASE_READ)
    public void endFeed(Actor actor, String organisation) {
        rooms.feeds().revoke(owner(actor, gate.enter(actor, organisation, Permission.RELEASE_READ)));
    }

    /** What the organisation says of its days. */
    @Needs(Permission.ORGANISATION_READ)
    public Days days(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_READ);
        return new Days(rooms.calendars().settings(of.id()), rooms.calendars().own(of.id()));
    }

    /** Says when its quiet hours are, and whose holidays are its own. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public void change(Actor actor, String organisation, CalendarSettings settings) {
        rooms.calendars()
                .change(
                        gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE)
                                .id(),
                        settings);
    }

    /** Adds a day to keep in mind. */
    @Needs(Permission.RELEASE_PLAN)
    public void add(Actor actor, String organisation, Observance observance) {
        rooms.calendars()
                .add(gate.enter(actor, organisation, Permission.RELEASE_PLAN).id(), observance);
    }

    /** Forgets one of its days. @return false if it is not there any more */
    @Needs(Permission.RELEASE_PLAN)
    public boolean remove(Actor actor, String organisation, long observance) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PLAN);
        return rooms.calendars().remove(of.id(), observance);
    }

    private List<Entry> entries(List<Release> releases) {
        var statements = releases.stream().map(Release::statement).distinct().toList();
        var titles = rooms.statements().titles(statements);
        var keys = rooms.statements().keys(statements);
        return releases.stream()
                .map(it -> new Entry(
                        it,
                        keys.get(it.statement()),
                        titles.getOrDefault(it.statement(), Localized.same(keys.get(it.statement())))))
                .toList();
    }

    private static CalendarFeeds.Owner owner(Actor actor, Organisation of) {
        return new CalendarFeeds.Owner(of.id(), actor.name());
    }
}
