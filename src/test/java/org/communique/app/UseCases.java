package org.communique.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.app.Members.Things;
import org.communique.audience.Address;
import org.communique.audience.FieldType;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.staff.Actor;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;
import org.communique.statement.Letterhead;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.workspace.ApprovalDesk;
import org.communique.workspace.Desks;
import org.communique.workspace.ErasureDesk;
import org.communique.workspace.FieldDesk;
import org.communique.workspace.LetterheadDesk;
import org.communique.workspace.ListDesk;
import org.communique.workspace.PressRequestDesk;
import org.communique.workspace.ReleaseDesk;
import org.communique.workspace.TransferDesk;

/**
 * How to call each use case of the staff, for the matrix of {@link AuthorisationTest}. A new method of a desk is one line here,
 * {@code line("SomeDesk.method", (desk, who, of, it) -> desk.some().method(who, of, it.thing()))}: {@code of} is the slug of the
 * organisation, {@code it} holds what the call may name. What it makes has a {@link #fresh()} slug.
 */
final class UseCases {

    /** One call. */
    interface Call {
        Object of(Desks desk, Actor who, String of, Things it);
    }

    static final String RULE = "language = en";

    /** What a call comes to that lists organisations without the one in question. */
    static final Object NOT_AMONG_THEM = new Object();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final Map<String, Call> OWN = Map.ofEntries(
            line("OrganisationDesk.all", (desk, who, of, it) -> desk.organisations().all(who).stream()
                    .<Object>map(Organisation::slug)
                    .filter(of::equals)
                    .findFirst()
                    .orElse(NOT_AMONG_THEM)),
            line("OrganisationDesk.organisation", (desk, who, of, it) -> desk.organisations()
                    .organisation(who, of)),
            line("OrganisationDesk.create", (desk, who, of, it) -> desk.organisations()
                    .create(who, Members.organisation(fresh()))),
            line("OrganisationDesk.change", (desk, who, of, it) -> desk.organisations()
                    .change(who, of, profile(), "")),
            line("LetterheadDesk.all", (desk, who, of, it) -> desk.letterheads().all(who, of)),
            line("LetterheadDesk.letterhead", (desk, who, of, it) -> desk.letterheads()
                    .letterhead(who, of, it.name())),
            line("LetterheadDesk.create", (desk, who, of, it) -> desk.letterheads()
                    .create(who, of, letterhead(fresh()))),
            line("LetterheadDesk.change", (desk, who, of, it) -> desk.letterheads()
                    .change(who, of, letterhead(it.name()))),
            line("AuditDesk.newest", (desk, who, of, it) -> desk.audit().newest(who, of, 10)),
            line("StatementDesk.all", (desk, who, of, it) -> desk.statements().all(who, of)),
            line("StatementDesk.statement", (desk, who, of, it) -> desk.statements()
                    .statement(who, of, it.name())),
            line("StatementDesk.editions", (desk, who, of, it) -> desk.statements()
                    .editions(who, of, it.name())),
            line("StatementDesk.save", (desk, who, of, it) -> desk.statements().save(who, of, draft(it, fresh()))),
            line("ReleaseDesk.all", (desk, who, of, it) -> desk.releases().all(who, of)),
            line("ReleaseDesk.release", (desk, who, of, it) -> desk.releases().release(who, of, it.release())),
            line("ReleaseDesk.decide", (desk, who, of, it) -> desk.releases().decide(who, of, plan(it))),
            line("ReleaseDesk.kill", (desk, who, of, it) -> desk.releases()
                    .kill(who, of, new ReleaseDesk.Recall(it.name(), Localized.same("No."), false))),
            line("ReReleaseDesk.adopt", (desk, who, of, it) -> desk.reReleases().adopt(who, of, original(of, it))),
            line("ReReleaseDesk.news", (desk, who, of, it) -> desk.reReleases().news(who, of)),
            line("ListDesk.all", (desk, who, of, it) -> desk.lists().all(who, of)),
            line("ListDesk.list", (desk, who, of, it) -> desk.lists().list(who, of, it.name())),
            line("ListDesk.create", (desk, who, of, it) -> desk.lists()
                    .create(who, of, new ListDesk.Wish(fresh(), Localized.same("New"), ListKind.PUBLIC))),
            line("SegmentDesk.all", (desk, who, of, it) -> desk.segments().all(who, of)),
            line("SegmentDesk.count", (desk, who, of, it) -> desk.segments().count(who, of, RULE)),
            line("SegmentDesk.save", (desk, who, of, it) -> desk.segments().save(who, of, it.name(), RULE)),
            line("SegmentDesk.remove", (desk, who, of, it) -> {
                desk.segments().remove(who, of, it.name());
                return "";
            }),
            line("ContactDesk.contact", (desk, who, of, it) -> desk.contacts().contact(who, of, it.contact())),
            line("ContactDesk.byAddress", (desk, who, of, it) -> desk.contacts().byAddress(who, of, it.address())),
            line("ContactDesk.unsubscribe", (desk, who, of, it) -> desk.contacts()
                    .unsubscribe(who, of, it.contact(), it.name())),
            line("ApprovalDesk.pending", (desk, who, of, it) -> desk.approvals().pending(who, of, it.name())),
            line("ApprovalDesk.approve", (desk, who, of, it) -> desk.approvals()
                    .approve(who, of, candidate(it), "By letter.")),
            line("ApprovalDesk.decline", (desk, who, of, it) -> desk.approvals()
                    .decline(who, of, candidate(it), "test")),
            line("FieldDesk.all", (desk, who, of, it) -> desk.fields().all(who, of)),
            line("FieldDesk.add", (desk, who, of, it) -> desk.fields()
                    .add(
                            who,
                            of,
                            new FieldDesk.Wish(fresh(), Localized.same("Field"), FieldType.TEXT, List.of(), false))),
            line("TransferDesk.imports", (desk, who, of, it) -> desk.transfer().imports(who, of)),
            line("TransferDesk.take", (desk, who, of, it) -> desk.transfer().take(who, of, load(it))),
            line("TransferDesk.undo", (desk, who, of, it) -> desk.transfer()
                    .undo(who, of, it.people().imported())),
            line("TransferDesk.offer", (desk, who, of, it) -> desk.transfer().offer(who, of, extract(it))),
            line("TransferDesk.export", (desk, who, of, it) -> desk.transfer().export(who, of, extract(it), "no")),
            line("ErasureDesk.erase", (desk, who, of, it) -> desk.erasure()
                    .erase(who, of, new ErasureDesk.Wish(it.people().leaver(), false, Keep.forEver()))),
            line("ErasureDesk.suppress", (desk, who, of, it) -> desk.erasure()
                    .suppress(who, of, new Address(fresh() + "@example.org"), Optional.empty())),
            line("PressContactDesk.all", (desk, who, of, it) -> desk.pressContacts()
                    .all(who, of)),
            line("PressContactDesk.open", (desk, who, of, it) -> desk.pressContacts()
                    .open(who, of, it.people().journalist())),
            line("PressContactDesk.accredit", (desk, who, of, it) -> desk.pressContacts()
                    .accredit(who, of, it.people().journalist(), TestHouse.NINE.plus(Duration.ofDays(9)))),
            line("PressContactDesk.end", (desk, who, of, it) -> desk.pressContacts()
                    .end(who, of, it.people().journalist())),
            line("PressContactDesk.reviewed", (desk, who, of, it) -> desk.pressContacts()
                    .reviewed(who, of, it.people().journalist())),
            line("PressContactDesk.require", (desk, who, of, it) -> desk.pressContacts()
                    .require(who, of, Optional.empty())),
            line("PressRequestDesk.waiting", (desk, who, of, it) -> desk.pressRequests()
                    .waiting(who, of)),
            line("PressRequestDesk.open", (desk, who, of, it) -> desk.pressRequests()
                    .open(who, of, it.people().request())),
            line("PressRequestDesk.approve", (desk, who, of, it) -> desk.pressRequests()
                    .approve(
                            who,
                            of,
                            it.people().request(),
                            new PressRequestDesk.Terms(TestHouse.NINE.plus(Duration.ofDays(9)), it.name()))),
            line("PressRequestDesk.approveMove", (desk, who, of, it) -> desk.pressRequests()
                    .approveMove(who, of, it.people().request())),
            line("PressRequestDesk.decline", (desk, who, of, it) -> desk.pressRequests()
                    .decline(who, of, it.people().request(), "test")));

    /** By class and method. */
    static final Map<String, Call> TABLE = joined(
            OWN,
            LiveUseCases.TABLE,
            PeopleUseCases.TABLE,
            PlanUseCases.TABLE,
            SettingsUseCases.TABLE,
            ReviewUseCases.TABLE,
            StaffUseCases.TABLE,
            WriteUseCases.TABLE);

    private UseCases() {}

    @SafeVarargs
    private static Map<String, Call> joined(Map<String, Call>... tables) {
        var all = new TreeMap<String, Call>();
        for (var table : tables) all.putAll(table);
        return all;
    }

    /** A slug that nothing has yet. */
    static String fresh() {
        return "new-" + NUMBER.incrementAndGet();
    }

    private static Map.Entry<String, Call> line(String name, Call call) {
        return Map.entry(name, call);
    }

    private static ApprovalDesk.Candidate candidate(Things it) {
        return new ApprovalDesk.Candidate(it.name(), it.contact());
    }

    private static TransferDesk.Load load(Things it) {
        return new TransferDesk.Load(
                it.people().file(),
                Format.CSV,
                List.of(it.name()),
                new TransferDesk.Ground("basis", "source"),
                ImportOrder.Options.PLAIN,
                org.communique.transfer.Progress.NONE);
    }

    private static TransferDesk.Extract extract(Things it) {
        return new TransferDesk.Extract(List.of(it.name()), false);
    }

    private static Organisation.Profile profile() {
        return Members.organisation("any").profile();
    }

    private static LetterheadDesk.Wish letterhead(String slug) {
        return new LetterheadDesk.Wish(
                slug,
                new Letterhead.Identity(Map.of(), "letters@example.org", ""),
                new Letterhead.Paper("", Map.of(), ""));
    }

    private static Draft draft(Things it, String slug) {
        var content = new Content("Title", "Summary", "Words", List.of(), List.of(), List.of());
        return new Draft(
                "draft-of-" + it.name(),
                Optional.empty(),
                Kind.STATEMENT,
                Locale.ENGLISH,
                slug,
                content,
                List.of(),
                Optional.empty());
    }

    /** In her own organisation what the network has released; else what another has planned. */
    private static Draft.Original original(String of, Things it) {
        return of.equals(it.name())
                ? new Draft.Original("network", "shared")
                : new Draft.Original(it.name(), it.name());
    }

    private static Plan plan(Things it) {
        return new Plan(
                it.statement(),
                List.of(it.list()),
                new ReleaseTime(TestHouse.NINE.plus(Duration.ofHours(2)), ZoneId.of("UTC")),
                Optional.empty(),
                List.of("feed", "mail"));
    }
}
