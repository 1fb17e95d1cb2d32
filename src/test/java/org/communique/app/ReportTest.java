package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.progress.Report;
import org.communique.progress.Report.Fate;
import org.communique.progress.Unreached;
import org.communique.release.LedgerAudience;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.communique.workspace.Missing;
import org.communique.workspace.ReportDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What became of a release, who did not get it and why, and a release for those (U13), on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportTest {

    private static final int PEOPLE = 120;

    @TempDir
    Path folder;

    private TestHouse house;
    private String of;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_candidate_is_in_the_report_once_and_it_adds_up_to_the_ledger(Dialect dialect) {
        var release = sent(dialect);

        var report = desk().report(Actor.console(), of, release.id());

        var tally = house.tally(release, "mail", "public");
        assertEquals(tally.accepted(), report.sum(Fate.ACCEPTED));
        assertEquals(1, report.sum(Fate.REJECTED));
        assertEquals(1, report.sum(Fate.DEFERRED));
        assertEquals(tally.deliveries(), report.sum(it -> true));
        assertEquals(
                tally.excluded(),
                Map.of("suppressed", 1L, "duplicate", 1L),
                "one must not be written to, one is on both lists");
        assertEquals(2, report.leftOut().stream().mapToLong(Report.LeftOut::n).sum());
        assertEquals(tally.accepted(), sum(report.by(Report.Row::language), Fate.ACCEPTED));
        assertEquals(tally.accepted(), sum(report.by(Report.Row::list), Fate.ACCEPTED));
        assertEquals(Fate.ACCEPTED, report.publics().get(0).fate());
        assertFalse(report.over(), "somebody is tried again");
    }

    @ParameterizedTest
    @EnumSource
    void it_says_by_when_half_nearly_all_and_all_were_accepted(Dialect dialect) {
        open(dialect);
        var times = new ArrayList<Instant>();
        house.mail.answer = parcel -> {
            house.pass(Duration.ofSeconds(1));
            return new Outcome.Accepted("250 ok");
        };
        var release = release();
        house.sweepAndDeliver();

        var report = desk().report(Actor.console(), of, release.id());

        house.core.store.read().sql("""
                        SELECT settled_at FROM delivery WHERE list > 0 AND state = 'accepted' ORDER BY settled_at
                        """).query(row -> {
            times.add(Instant.ofEpochMilli(row.getLong(1)));
        });
        assertEquals(Optional.of(NINE), report.times().began());
        assertEquals(
                Optional.of(times.get((times.size() + 1) / 2 - 1)),
                report.times().half());
        assertEquals(
                Optional.of(times.get((times.size() * 95 + 99) / 100 - 1)),
                report.times().most());
        assertEquals(Optional.of(times.get(times.size() - 1)), report.times().all());
        assertEquals(times.size(), report.curve().get(report.curve().size() - 1).accepted());
        assertTrue(report.over());
    }

    @ParameterizedTest
    @EnumSource
    void who_did_not_get_it_is_named_by_number_with_the_reason_and_no_address(Dialect dialect) {
        var release = sent(dialect);

        var who = desk().unreached(Actor.console(), of, release.id(), 0);

        assertEquals(
                List.of("deferred", "rejected", "suppressed"),
                who.stream().map(Unreached.Person::why).sorted().toList());
        var refused = who.stream()
                .filter(it -> it.why().equals("rejected"))
                .findFirst()
                .orElseThrow();
        assertEquals("550 5.1.1 <…@…> nobody here", refused.note());
        assertEquals(
                "p…@e…",
                desk().masked(Actor.console(), of, List.of(refused.contact())).get(refused.contact()));
        var rest =
                desk().unreached(Actor.console(), of, release.id(), who.get(0).contact());
        assertEquals(who.subList(1, who.size()), rest);
    }

    @ParameterizedTest
    @EnumSource
    void those_and_nobody_else_get_a_release_of_their_own_which_is_a_draft_like_any_other(Dialect dialect) {
        open(dialect);
        var release = release();
        house.mail.answer = parcel -> {
            if (house.mail.parcels.size() == 40) {
                new Halts(house.core.store, house.clock).stop(release.id());
                while (house.tally(release, "mail", "public").submitting() > 1) Thread.onSpinWait();
            }
            return new Outcome.Accepted("250 ok");
        };
        house.sweepAndDeliver();
        int left = PEOPLE - house.mail.parcels.size();
        assertTrue(left > 0);

        var planned = desk().again(Actor.console(), of, release.id());

        assertEquals(ReleaseState.DRAFT, planned.state());
        assertEquals(Optional.of(new LedgerAudience(release.id(), false)), house.core.releases.fromLedger(planned));
        assertEquals(left, house.core.recipients.count(planned));
        assertEquals(planned, desk().again(Actor.console(), of, release.id()), "a second click finds the first one's");
        assertThrows(Missing.class, () -> desk().again(Actor.console(), of, 99));
        assertThrows(Missing.class, () -> desk().again(Actor.console(), of, planned.id() + 1));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_accepted_and_came_back_later_is_told_apart_and_it_still_adds_up(Dialect dialect) {
        var release = sent(dialect);
        house.pass(Duration.ofHours(2));
        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        house.deliver();
        assertTrue(desk().report(Actor.console(), of, release.id()).over());
        house.core.store.run(db -> db.sql("""
                        INSERT INTO delivery_event (delivery, attempt, event, note, at)
                        SELECT min(id), 1, 'address-at-fault', '550 5.1.1 <p0@example.org> unknown', 0 FROM delivery
                        WHERE state = 'accepted' AND contact > 0
                        """).update());

        var report = desk().report(Actor.console(), of, release.id());

        var tally = house.tally(release, "mail", "public");
        assertEquals(1, report.sum(Fate.BOUNCED), "though it was over");
        assertEquals(tally.accepted(), report.sum(Fate.ACCEPTED) + report.sum(Fate.BOUNCED));
        assertEquals(tally.rejected(), report.sum(Fate.REJECTED));
        assertEquals(tally.deliveries(), report.sum(it -> true));
        var who = desk().unreached(Actor.console(), of, release.id(), 0).stream()
                .filter(it -> it.why().equals("bounced"))
                .toList();
        assertEquals(
                List.of("550 5.1.1 <…@…> unknown"),
                who.stream().map(Unreached.Person::note).toList());
    }

    /** One is refused, one put off, one must not be written to, one is on both lists. */
    private Release sent(Dialect dialect) {
        open(dialect);
        long organisation = house.core.organisations.all().get(0).id();
        house.core.store.write(db -> house.core.suppressions.suppress(
                organisation,
                new Address("p3@example.org"),
                org.communique.audience.Suppression.MANUAL,
                Optional.empty()));
        house.list("members", ListKind.MEMBERS, "p4@example.org,en");
        house.mail.answer = parcel -> {
            var address = parcel.recipient().orElseThrow().address();
            if (address.startsWith("p1@"))
                return new Outcome.Rejected("550 5.1.1 <p1@example.org> nobody here", Fault.OTHER);
            if (address.startsWith("p2@"))
                return new Outcome.Deferred("451 later", house.clock.instant().plus(Duration.ofHours(1)));
            return new Outcome.Accepted("250 ok");
        };
        var release = release();
        house.sweepAndDeliver();
        return release;
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        of = house.core.organisations.all().get(0).slug();
        house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org," + (i % 2 == 0 ? "en" : "nl"))
                        .toArray(String[]::new));
    }

    private Release release() {
        var lists = house.core.lists.all(house.core.organisations.all().get(0).id());
        return house.release(
                house.statement("news", "en", "nl"), NINE, lists.toArray(org.communique.audience.ContactList[]::new));
    }

    private static long sum(Map<?, Map<Fate, Long>> by, Fate fate) {
        return by.values().stream().mapToLong(it -> it.get(fate)).sum();
    }

    private ReportDesk desk() {
        return house.core.desks().reports();
    }
}
