package org.communique.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.progress.Board;
import org.communique.progress.Boards;
import org.communique.progress.Report;
import org.communique.progress.Reports;
import org.communique.progress.Unreached;
import org.communique.release.LedgerAudience;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.release.Releases;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.statement.Statements;
import org.communique.store.Store;

/** What became of a release, who did not get it, and a release for those. */
public final class ReportDesk {

    private static final int PAGE = 1000;

    private final Gate gate;
    private final Rooms rooms;

    ReportDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(
            Ledgered ledgered,
            Store store,
            Releases releases,
            Statements statements,
            Reviews reviews,
            People people,
            Clock clock) {

        /** What is read of the ledger. */
        record Ledgered(Reports reports, Unreached unreached, Boards boards) {}

        /** Who somebody is, and who has looked. */
        record People(Contacts contacts, Audit audit) {}
    }

    /** @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_READ)
    public Report report(Actor actor, String organisation, long id) {
        own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
        return rooms.ledgered().reports().of(id);
    }

    /** Titles of the editions of a release, by language tag. @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_READ)
    public Map<String, String> titles(Actor actor, String organisation, long id) {
        own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
        return rooms.ledgered().boards().titles(id);
    }

    /** What has gone out, the newest first. @param skip so many are left out at the beginning */
    @Needs(Permission.RELEASE_READ)
    public Board.Column released(Actor actor, String organisation, int skip, int most) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return rooms.ledgered().boards().released(of.id(), skip, most);
    }

    /**
     * Who did not get it, by number.
     *
     * @param after number of the last one of the page before; 0 = the first page
     */
    @Needs(Permission.RELEASE_READ)
    public List<Unreached.Person> unreached(Actor actor, String organisation, long id, long after) {
        own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
        return rooms.ledgered().unreached().page(id, after, Unreached.PAGE + 1);
    }

    /** Masked addresses of contacts, such as {@code a…@e…}, by number; whoever has been erased is not among them. */
    @Needs(Permission.CONTACT_READ_ONE)
    public Map<Long, String> masked(Actor actor, String organisation, List<Long> contacts) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_READ_ONE);
        var masked = new java.util.HashMap<Long, String>();
        for (long id : contacts)
            rooms.people()
                    .contacts()
                    .find(id)
                    .filter(it -> it.organisation() == of.id())
                    .ifPresent(it -> masked.put(id, mask(it.address().value())));
        return masked;
    }

    /** Somebody who did not get it, with her address. */
    public record Named(Unreached.Person person, Contact contact) {

        /** A mask. */
        @Override
        public String toString() {
            return "[contact]";
        }
    }

    /** Everybody who did not get it, by address, and written down who asked. */
    @Needs(Permission.CONTACT_EXPORT)
    public List<Named> named(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_EXPORT);
        own(of, id);
        var named = new ArrayList<Named>();
        long after = 0;
        for (var page = page(id, after); !page.isEmpty(); page = page(id, after)) {
            for (var it : page)
                rooms.people().contacts().find(it.contact()).ifPresent(who -> named.add(new Named(it, who)));
            after = page.get(page.size() - 1).contact();
        }
        var entry =
                new Audit.Entry(actor.name(), "report.exported", of.id(), "release " + id, named.size() + " addresses");
        rooms.store().run(db -> rooms.people().audit().add(db, entry));
        return named;
    }

    /**
     * Plans a release of the same revisions for those whom this one has not reached. It is a draft like any other: nothing goes out
     * before it is approved, by somebody else.
     *
     * @throws Missing if it is no release of this organisation, or it has not gone out
     */
    @Needs(Permission.RELEASE_PUBLISH)
    public Release again(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PUBLISH);
        var first = first(own(of, id));
        var planned = planned(first);
        return planned.orElseGet(() -> {
            var release = rooms.releases().draft(plan(first));
            rooms.store().run(db -> rooms.reviews().planned(db, release.id(), actor.name()));
            return release;
        });
    }

    /** Again of an again is again of the first, whose ledger and those of all its agains say who has it. */
    private Release first(Release named) {
        return rooms.releases()
                .fromLedger(named)
                .filter(it -> !it.reached())
                .map(it -> rooms.releases().byId(it.release()))
                .orElse(named);
    }

    /** A second click finds what the first has made. */
    private Optional<Release> planned(Release first) {
        var wanted = new LedgerAudience(first.id(), false);
        return rooms.releases().all().stream()
                .filter(it -> it.state() == org.communique.release.ReleaseState.DRAFT)
                .filter(it -> rooms.releases().fromLedger(it).equals(Optional.of(wanted)))
                .findFirst();
    }

    private Plan plan(Release first) {
        var lists = Stream.of(true, false)
                .flatMap(advance -> rooms.releases().lists(first, advance).stream())
                .toList();
        var soon = rooms.clock().instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
        return new Plan(
                        rooms.statements().byId(first.statement()),
                        lists,
                        new ReleaseTime(soon, first.zone()),
                        Optional.empty(),
                        List.of("mail"))
                .to(new LedgerAudience(first.id(), false));
    }

    private List<Unreached.Person> page(long id, long after) {
        return rooms.ledgered().unreached().page(id, after, PAGE);
    }

    private Release own(Organisation of, long id) {
        return rooms.releases()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("release"));
    }

    private static String mask(String address) {
        int at = address.lastIndexOf('@');
        return first(address) + "…@" + first(address.substring(at + 1)) + "…";
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
