package org.communique.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.ContactList;
import org.communique.audience.Lists;
import org.communique.drafting.AtDesk;
import org.communique.drafting.DraftFile;
import org.communique.drafting.DraftText;
import org.communique.drafting.Finishing;
import org.communique.drafting.Writing;
import org.communique.release.Galley;
import org.communique.release.Galleys;
import org.communique.release.InvalidRelease;
import org.communique.release.Proof;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.Releases;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Staff;
import org.communique.statement.Change;
import org.communique.statement.Content;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.Slug;
import org.communique.statement.Statement;
import org.communique.statement.StatementFile;
import org.communique.statement.Tag;

/** What is being written, as it would go out: on the screen, and in a colleague's mailbox. */
public final class ProofDesk {

    private static final Set<ReleaseState> AHEAD =
            EnumSet.of(ReleaseState.DRAFT, ReleaseState.APPROVED, ReleaseState.SCHEDULED, ReleaseState.HELD);

    private final Gate gate;
    private final Rooms rooms;

    ProofDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Desks.Rooms.Spoken spoken, Lists lists, Releases releases, Staff staff, Desks.Rooms.Written written) {}

    /**
     * What is to be shown.
     *
     * @param typed what stands in the form and is not kept yet; empty = the edition as it is kept
     */
    public record Ask(String key, Locale language, Optional<DraftText> typed) {}

    /**
     * An edition as it would go out, and what its page says of the others.
     *
     * @param paths    of the pages of every edition, below the base URL
     * @param sizes    bytes of its files, by SHA-256 in hex
     * @param original row id of the statement that this one releases again, if it does
     */
    public record Proofed(
            TestPost.Sheet sheet, List<Galleys.Address> paths, Map<String, Long> sizes, Optional<Long> original) {

        /** As the renderer that sends made it. */
        public Galley galley() {
            return sheet.galley();
        }
    }

    /** An edition as it would go out now, made by the renderer that sends. */
    @Needs(Permission.STATEMENT_WRITE)
    public Proofed proof(Actor actor, String organisation, Ask ask) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        var proof = laid(of, ask);
        var written = rooms.written();
        return new Proofed(
                sheet(proof, Optional.empty()),
                written.galleys().addresses(proof),
                written.drafts()
                        .files()
                        .sizes(proof.shown().content().files().stream()
                                .map(StatementFile::sha256)
                                .toList()),
                rooms.releases().original(proof.statement()).map(Release::statement));
    }

    /** The organisation's lists, for the words in a mail that come from the list. */
    @Needs({Permission.STATEMENT_WRITE, Permission.LIST_READ})
    public List<ContactList> lists(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE, Permission.LIST_READ);
        return rooms.lists().all(of.id());
    }

    /** Colleagues to whom a test mail can go: as they are known, by user name. */
    @Needs(Permission.STATEMENT_WRITE)
    public Map<String, String> colleagues(Actor actor, String organisation) {
        return colleagues(gate.enter(actor, organisation, Permission.STATEMENT_WRITE));
    }

    private Map<String, String> colleagues(Organisation of) {
        var reachable = new LinkedHashMap<String, String>();
        for (var it : rooms.staff().of(of.id()))
            rooms.written().post().shown(it.user()).ifPresent(shown -> reachable.putIfAbsent(it.user(), shown));
        return reachable;
    }

    /**
     * A test that goes out.
     *
     * @param list  slug of the list through which it would go; empty = the first
     * @param users names of colleagues; who is none of them gets nothing
     */
    public record Trial(Ask ask, String list, Set<String> users) {}

    /** Sends the mail, marked as a test, to colleagues; whether the relay took it, by how they are known. */
    @Needs(Permission.STATEMENT_WRITE)
    public Map<String, Boolean> test(Actor actor, String organisation, Trial trial) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        var lists = rooms.lists().all(of.id());
        var list = lists.stream()
                .filter(it -> it.slug().equals(trial.list()))
                .findFirst()
                .or(() -> lists.stream().findFirst());
        var sheet = sheet(laid(of, trial.ask()), list);
        var sent = new LinkedHashMap<String, Boolean>();
        colleagues(of).forEach((user, shown) -> {
            if (trial.users().contains(user))
                sent.put(shown, rooms.written().post().send(sheet, user));
        });
        if (sent.containsValue(true))
            rooms.written().drafts().tested(writing(of, trial.ask().key()));
        return sent;
    }

    private Proof laid(Organisation of, Ask ask) {
        var writing = writing(of, ask.key());
        var statement = rooms.spoken()
                .statements()
                .byKey(of.id(), ask.key())
                .orElseGet(() -> new Statement(0, ask.key(), of.id(), writing.kind()));
        var ahead = ahead(statement);
        var letterhead = ahead.map(rooms.releases()::letterhead)
                .orElseGet(() -> rooms.spoken().letterheads().all(of.id()).get(0));
        var at = ahead.map(Release::dueAt).orElseGet(rooms.written().clock()::instant);
        return new Proof(statement, of, letterhead, editions(writing, statement, ask), ask.language(), at);
    }

    private Writing writing(Organisation of, String key) {
        return rooms.written()
                .drafts()
                .find(of.id(), key, of.fallback().get(0))
                .orElseThrow(() -> new Missing("statement"));
    }

    private TestPost.Sheet sheet(Proof proof, Optional<ContactList> list) {
        return new TestPost.Sheet(
                galley(proof), proof.statement(), proof.organisation(), proof.letterhead(), proof.at(), list);
    }

    /** The release that is planned, if one is: its time and its letterhead are in the mail. */
    private Optional<Release> ahead(Statement statement) {
        return rooms.releases().diary().of(statement).stream()
                .filter(it -> AHEAD.contains(it.state()))
                .findFirst();
    }

    /** An issue that names what it cannot gather is shown without it; the checks say why. */
    private Galley galley(Proof proof) {
        try {
            return rooms.written().galleys().proof(proof);
        } catch (InvalidRelease notThere) {
            return rooms.written().galleys().proof(proof.withoutGathered());
        }
    }

    /** As they will stand in the release: what is stored keeps its place, what is not yet follows in the order of storing. */
    private List<Revision> editions(Writing writing, Statement statement, Ask ask) {
        var all = rooms.written().drafts().editions(writing);
        all.putIfAbsent(ask.language(), AtDesk.missing(ask.language()));
        var stored = new ArrayList<Revision>();
        var fresh = new ArrayList<Revision>();
        for (var it : all.values()) {
            boolean asked = it.language().equals(ask.language());
            var text = asked ? ask.typed().orElse(it.text()) : it.text();
            boolean same = it.says(text);
            if (same) stored.add(it.stored().get());
            else if (asked || !text.blank()) fresh.add(revision(writing, statement, it, text));
        }
        stored.sort(Comparator.comparing(Revision::id));
        stored.addAll(fresh);
        return stored;
    }

    private static Revision revision(Writing writing, Statement statement, AtDesk it, DraftText text) {
        return new Revision(
                0,
                it.stored().map(Revision::edition).orElse((long)
                        -Math.abs(it.language().hashCode())),
                statement.id(),
                it.language(),
                Finishing.slug(writing, text),
                it.stored().map(Revision::publicId).orElse(""),
                it.stored().map(Revision::number).orElse(0) + 1,
                shown(text));
    }

    /** What can be shown of a text that is not finished: where nothing stands yet, a mark. */
    private static Content shown(DraftText text) {
        boolean told = !text.reason().isBlank() && text.reason().length() <= Change.Correction.LONGEST;
        var change = text.change().equals("correction") && !told ? "unmarked" : text.change();
        return new Content(
                bounded(text.title(), Content.MAX_TITLE),
                bounded(text.summary(), Content.MAX_SUMMARY),
                text.body().isBlank() ? "…" : text.body().strip() + "\n",
                DraftText.items(text.topics()).stream()
                        .filter(Slug::good)
                        .distinct()
                        .toList(),
                tags(text),
                DraftText.items(text.gathers()),
                text.files().stream().map(DraftFile::file).toList(),
                Change.of(change, text.reason()));
    }

    /** Those that can be stored: what is wrong with the others is said when it is to be. */
    private static List<String> tags(DraftText text) {
        var bySlug = new LinkedHashMap<String, String>();
        for (var it : DraftText.items(text.tags()))
            if (!Tag.slug(it).isEmpty() && it.length() <= Tag.LONGEST) bySlug.putIfAbsent(Tag.slug(it), it);
        return List.copyOf(bySlug.values());
    }

    private static String bounded(String text, int longest) {
        return text.isBlank() ? "…" : text.length() <= longest ? text : text.substring(0, longest);
    }
}
