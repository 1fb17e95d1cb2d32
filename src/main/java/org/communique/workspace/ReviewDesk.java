package org.communique.workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Lists;
import org.communique.delivery.Coverage;
import org.communique.delivery.Recipients;
import org.communique.difference.Difference;
import org.communique.drafting.AtDesk;
import org.communique.drafting.Drafts;
import org.communique.drafting.EditionState;
import org.communique.release.Approvals;
import org.communique.release.Audience;
import org.communique.release.Galley;
import org.communique.release.Galleys;
import org.communique.release.InvalidRelease;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.review.Say;
import org.communique.review.SecondLooks;
import org.communique.review.Seen;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;
import org.communique.statement.StatementFile;
import org.communique.statement.Statements;
import org.communique.statement.Stored;

/** Looking at a release before it goes out, and saying yes or no to it. */
public final class ReviewDesk {

    private final Gate gate;
    private final Rooms rooms;

    ReviewDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(
            Statements statements,
            Releases releases,
            Lists lists,
            Reviews reviews,
            Approvals approvals,
            Galleys galleys,
            Recipients recipients,
            Written written) {}

    /** What is being written, and the files of what is stored. */
    record Written(Drafts drafts, Stored stored) {}

    /**
     * A release as it would go out at this moment.
     *
     * @param hash     of everything that goes out, to whom and when; empty if it cannot be rendered
     * @param fault    why it cannot
     * @param editions by language
     * @param advance  the copies that the press gets under embargo; empty without one
     * @param reviews  every time it was asked for, the newest first
     * @param since    what has changed since the newest
     * @param asked    users who are asked by the newest
     * @param hands    users who wrote or planned it: they are not
     * @param looks    second looks at what was released urgently, done or owed
     * @param behind   editions that are not what they could be
     */
    public record Sheet(
            Release release,
            Statement statement,
            String hash,
            Optional<InvalidRelease> fault,
            List<Galley> editions,
            List<Galley> advance,
            Addressed addressed,
            Letterhead letterhead,
            List<Review> reviews,
            Optional<Since> since,
            Set<String> asked,
            Set<String> hands,
            List<SecondLooks.Look> looks,
            Behind behind) {

        /** The newest time it was asked for; empty if nobody has. */
        public Optional<Review> review() {
            return reviews.stream().findFirst();
        }
    }

    /**
     * Languages whose readers get less than others.
     *
     * @param stale   of editions that say what the source said before it was changed
     * @param missing languages of the organisation without an edition
     */
    public record Behind(List<Locale> stale, List<Locale> missing) {}

    /**
     * Whom it is for.
     *
     * @param people   who would get it now, and who would not
     * @param lists    slugs of the lists that get it at the release time
     * @param press    slugs of those that get an advance copy
     * @param channels it goes through
     */
    public record Addressed(
            Coverage people, Audience audience, List<String> lists, List<String> press, List<String> channels) {}

    /** What has changed: audience and times, and each text line by line. */
    public record Since(List<Seen.FactChange> facts, List<Text> texts) {

        /** @param language BCP 47 tag */
        public record Text(String language, List<Difference.Piece> lines) {}

        public boolean nothing() {
            return facts.isEmpty() && texts.isEmpty();
        }
    }

    /** @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_READ)
    public Sheet look(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        var release = own(of, id);
        var reviews = rooms.reviews().of(id);
        var newest = reviews.stream().findFirst();
        var rendered = render(release);
        return new Sheet(
                release,
                rooms.statements().byId(release.statement()),
                rendered.hash(),
                rendered.fault(),
                rendered.editions(),
                rendered.advance(),
                addressed(release),
                rooms.releases().letterhead(release),
                reviews,
                newest.map(rooms.reviews()::since).map(this::since),
                newest.map(rooms.reviews()::asked).orElse(Set.of()),
                rooms.reviews().hands(release),
                rooms.reviews().looks().of(id),
                behind(of, release));
    }

    private Behind behind(Organisation of, Release release) {
        var frozen = new HashMap<Locale, Long>();
        rooms.releases().revisions(release).forEach(it -> frozen.put(it.language(), it.id()));
        var drafts = rooms.written().drafts();
        var key = rooms.statements().byId(release.statement()).key();
        var stale =
                drafts.find(of.id(), key, of.fallback().get(0)).map(drafts::editions).orElse(Map.of()).values().stream()
                        .filter(it -> it.state() == EditionState.STALE && !it.unstored())
                        .filter(it -> frozen.getOrDefault(it.language(), 0L) == it.revision())
                        .map(AtDesk::language)
                        .toList();
        return new Behind(
                stale,
                of.fallback().stream().filter(it -> !frozen.containsKey(it)).toList());
    }

    /** A picture of what is asked about; empty if no edition has it. @param sha256 of its bytes, in hex */
    @Needs(Permission.RELEASE_READ)
    public Optional<DraftDesk.Bytes> picture(Actor actor, String organisation, long id, String sha256) {
        var release = own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
        return rooms.releases().revisions(release).stream()
                .flatMap(it -> it.content().files().stream())
                .filter(it ->
                        it.role() == StatementFile.Role.IMAGE && it.sha256().equals(sha256))
                .findFirst()
                .flatMap(it -> rooms.written()
                        .stored()
                        .bytes(sha256)
                        .map(bytes -> new DraftDesk.Bytes(it.mediaType(), bytes)));
    }

    private Since since(Seen.Difference difference) {
        return new Since(
                difference.facts(),
                difference.editions().stream()
                        .map(it -> new Since.Text(it.language(), Difference.lines(text(it.before()), text(it.after()))))
                        .toList());
    }

    /** Title, summary and body, as people wrote them. @param revision 0 = none */
    private String text(long revision) {
        if (revision == 0) return "";
        var content = rooms.statements().revision(revision).content();
        return content.title() + "\n" + content.summary() + "\n\n" + content.body();
    }

    private record Look(String hash, Optional<InvalidRelease> fault, List<Galley> editions, List<Galley> advance) {}

    private Look render(Release release) {
        try {
            rooms.approvals().mustBeReady(release);
            return new Look(
                    rooms.approvals().hash(release),
                    Optional.empty(),
                    rooms.galleys().of(release, false),
                    release.advanceAt().isPresent() ? rooms.galleys().of(release, true) : List.of());
        } catch (InvalidRelease cannotGoOut) {
            return new Look("", Optional.of(cannotGoOut), List.of(), List.of());
        }
    }

    private Addressed addressed(Release release) {
        return new Addressed(
                rooms.recipients().coverage(release),
                rooms.releases().audience(release),
                slugs(rooms.releases().lists(release, false)),
                slugs(rooms.releases().lists(release, true)),
                rooms.releases().channels(release));
    }

    private List<String> slugs(List<Long> ids) {
        return ids.stream().map(it -> rooms.lists().byId(it).slug()).toList();
    }

    /**
     * What has changed since somebody was shown a release with this hash.
     *
     * @return empty if it was never asked for as that
     * @throws Missing if it is no release of this organisation
     */
    @Needs(Permission.RELEASE_READ)
    public Optional<Since> since(Actor actor, String organisation, long id, String hash) {
        var release = own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
        return rooms.reviews().of(release.id()).stream()
                .filter(it -> it.hash().equals(hash))
                .findFirst()
                .map(rooms.reviews()::since)
                .map(this::since);
    }

    /** What waits for an answer, the longest first. */
    @Needs(Permission.RELEASE_READ)
    public List<Review> open(Actor actor, String organisation) {
        return rooms.reviews()
                .open(gate.enter(actor, organisation, Permission.RELEASE_READ).id());
    }

    /**
     * Asks for a release to be approved as it is now.
     *
     * @throws Missing if it is no release of this organisation
     * @throws InvalidRelease if it could not go out, whoever approved it
     */
    @Needs(Permission.RELEASE_PLAN)
    public Ruling ask(Actor actor, String organisation, long id, String note) {
        var release = own(gate.enter(actor, organisation, Permission.RELEASE_PLAN), id);
        return rooms.reviews().ask(release.id(), new Reviews.Request(actor.name(), note, false));
    }

    /**
     * The same without the full policy, for a reason: everybody who could have been asked is told at once, and one of them has to look
     * at it later.
     *
     * @throws Missing if it is no release of this organisation
     * @throws InvalidRelease if it could not go out, whoever approved it
     */
    @Needs(Permission.RELEASE_PUBLISH)
    public Ruling urge(Actor actor, String organisation, long id, String reason) {
        var release = own(gate.enter(actor, organisation, Permission.RELEASE_PUBLISH), id);
        return rooms.reviews().ask(release.id(), new Reviews.Request(actor.name(), reason, true));
    }

    /** Says yes or no to a release. @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_APPROVE)
    public Ruling say(Actor actor, String organisation, long id, Answer answer) {
        var release = own(gate.enter(actor, organisation, Permission.RELEASE_APPROVE), id);
        return rooms.reviews()
                .say(release.id(), new Say(actor.name(), answer.yes(), answer.hash(), answer.note(), answer.byLink()));
    }

    /**
     * What somebody says.
     *
     * @param yes  false = it goes back, and the note says why
     * @param hash of what she was shown
     */
    public record Answer(boolean yes, String hash, String note, boolean byLink) {}

    private Release own(Organisation of, long id) {
        return rooms.releases()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("release"));
    }
}
