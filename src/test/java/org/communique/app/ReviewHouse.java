package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.notice.Letter;
import org.communique.notice.Postman;
import org.communique.notice.Sent;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.render.Notes;
import org.communique.review.Policies;
import org.communique.review.Policy;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.review.Say;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;
import org.communique.statement.Statement;
import org.communique.store.Dialect;
import org.communique.workspace.Desks;

/** A house with staff: {@code wen} writes, {@code ann}, {@code ben} and {@code cas} approve, {@code pia} publishes. */
final class ReviewHouse implements AutoCloseable {

    static final Instant TEN = TestHouse.NINE.plus(Duration.ofHours(1));

    final TestHouse house;
    final Desks desks;
    final Reviews reviews;
    final String of;
    final long organisation;
    final ContactList list;

    ReviewHouse(Path folder, Dialect dialect) {
        this(new TestHouse(folder, dialect));
    }

    ReviewHouse(TestHouse house) {
        this.house = house;
        reviews = ReviewRooms.reviews(house.core, house.decisions);
        desks = DeskRooms.desks(house.core, house.decisions);
        var first = house.core.organisations.all().get(0);
        of = first.slug();
        organisation = first.id();
        list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "noor@example.org,en");
        grant("wen", Role.WRITER);
        for (var it : List.of("ann", "ben", "cas")) grant(it, Role.APPROVER);
        grant("pia", Role.PUBLISHER);
    }

    void grant(String name, Role role) {
        var users = house.core.users;
        if (users.find(name).isEmpty()) users.add(new User(name, "Shown " + name, Locale.ENGLISH));
        if (users.address(name).isEmpty()) users.setAddress(name, new Address(name + "@staff.example"));
        house.core.staff.grant(name, organisation, role, Actor.console());
    }

    Actor as(String name) {
        return house.core.staff.actor(name);
    }

    /** Somebody writes an English edition at the desk. */
    Statement write(String by, String key, String body) {
        var content = new Content("Title " + key, "A summary", body, List.of(), List.of(), List.of());
        var draft = new Draft(
                key, Optional.of(of), Kind.STATEMENT, Locale.ENGLISH, key, content, List.of(), Optional.empty());
        return desks.statements().save(as(by), of, draft).statement();
    }

    /** Somebody plans a release of it, an hour from nine. */
    Release plan(String by, Statement statement) {
        return plan(by, statement, TEN);
    }

    Release plan(String by, Statement statement, Instant at) {
        var plan = new Plan(
                statement,
                List.of(list.id()),
                new ReleaseTime(at, ZoneId.of("Europe/Amsterdam")),
                Optional.empty(),
                List.of("feed", "mail"));
        var release = house.decisions.plan(plan);
        house.core.store.run(db -> reviews.planned(db, release.id(), by));
        return release;
    }

    /** A release of a statement of wen's, planned by her. */
    Release planned(String key) {
        return plan("wen", write("wen", key, "Words"));
    }

    /** The same, and she has asked for it. */
    Release asked(String key) {
        var release = planned(key);
        var ruling = reviews.ask(release.id(), new Reviews.Request("wen", "Please look.", false));
        if (ruling instanceof Ruling.Refused refused) throw new AssertionError(refused);
        return release;
    }

    Ruling say(String name, Release release, boolean yes, String note) {
        return reviews.say(release.id(), new Say(name, yes, review(release).hash(), note, false));
    }

    Ruling yes(String name, Release release) {
        return say(name, release, true, "");
    }

    Review review(Release release) {
        return reviews.of(release.id()).get(0);
    }

    ReleaseState state(Release release) {
        return house.core.releases.byId(release.id()).state();
    }

    void policy(Policy policy) {
        policy(Optional.empty(), policy);
    }

    void policy(Optional<Kind> kind, Policy policy) {
        var seen = reviews.policies().seen(organisation, kind);
        reviews.policies().set("admin", new Policies.Place(organisation, kind, seen), policy);
    }

    /** Sends the mails that are owed, and gives them. */
    List<Letter> letters() {
        var letters = new java.util.ArrayList<Letter>();
        new Postman(
                        house.core.notices,
                        house.core.organisations,
                        new Notes(house.core.templates),
                        (all, sent) -> all.forEach(it -> {
                            letters.add(it);
                            sent.accept(it, new Sent.Accepted());
                        }))
                .round();
        return letters;
    }

    /** Whom the mails are to, in order. */
    static List<String> to(List<Letter> letters) {
        return letters.stream()
                .map(it -> it.to().replace("@staff.example", ""))
                .sorted()
                .toList();
    }

    /** What the audit log says happened, the oldest first. */
    List<String> actions() {
        var actions = new java.util.ArrayList<>(house.core.audit.newest(organisation, 1000).stream()
                .map(it -> it.entry().action())
                .toList());
        java.util.Collections.reverse(actions);
        return actions;
    }

    @Override
    public void close() {
        house.close();
    }

    /** Numbers of the revisions that a release is pinned to. */
    List<Long> approved(Release release) {
        return house.core.releases.revisions(release).stream()
                .map(it -> it.id())
                .toList();
    }

    /** Numbers of the revisions that went out with a release. */
    List<Long> wentOut(Release release) {
        return house.core
                .store
                .read()
                .sql("""
                        SELECT DISTINCT e.revision FROM dispatch_edition e JOIN dispatch x ON x.id = e.dispatch
                        WHERE x.release = :release
                        """)
                .param("release", release.id())
                .query(Long.class)
                .list();
    }
}
