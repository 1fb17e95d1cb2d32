package org.communique.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.audience.Joining;
import org.communique.audience.ListKind;
import org.communique.audience.Visibility;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.release.Embargo;
import org.communique.release.Release;
import org.communique.review.Policy;
import org.communique.review.Reviews;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;

/**
 * Releases in every state that has a field of its own, and whoever walks has something to do with each: asked for and hers to
 * answer, not asked for yet, urgent and owed a second look, with copies for the press, out and to be corrected.
 */
final class HostileStates {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/approve/[A-Za-z0-9._-]+)");

    private final DeskServer server;
    private final ReviewHouse house;

    HostileStates(DeskServer server) {
        this.server = server;
        this.house = new ReviewHouse(server.house);
    }

    /** Pages that have the fields, before anything is filled in. */
    List<String> screens() {
        var screens = new ArrayList<String>();
        house.policy(
                new Policy(Policy.Way.VOICES, 2, List.of(), List.of(), 3, 0)); // so that her own answer is not the last
        var asked = house.asked("asked");
        house.letters();
        var linked = house.asked("linked");
        screens.add(link());
        for (var it : List.of(asked, linked, house.planned("not-asked"), urgent("hurried")))
            screens.add(release(it, "/review"));
        urgent("owed");
        screens.add(server.path("/second-looks"));
        screens.add(release(embargoed(), "/time"));
        screens.add(server.path("/statements/" + out()));
        screens.add(server.path("/statements/" + issue()));
        screens.add(server.path("/audiences/lists/" + waitedFor()));
        screens.add(server.path("/settings/sender")); // that of the first organisation: no other sets it
        registered();
        screens.addAll(List.of("/account", "/account/second-factor"));
        return screens;
    }

    /** Pages that show what was filled in. */
    List<String> shows() {
        var all = house.house.core.releases.diary();
        var shows = new ArrayList<String>();
        for (var key : List.of("asked", "linked", "not-asked", "hurried", "owed"))
            for (var it : all.of(house.house.core.statements.byKey(key).orElseThrow()))
                shows.addAll(List.of(release(it, ""), release(it, "/review"), release(it, "/minutes")));
        shows.add(server.path("/second-looks"));
        shows.add(server.path("/settings/approval"));
        shows.add("/account");
        return shows;
    }

    /** As if she had called her passkeys so: it takes an authenticator to make one by the form. */
    void passkeys(String user) {
        for (var label : HostileWords.ALL)
            server.house.core.store.run(db -> db.sql("""
                            INSERT INTO user_passkey (id, user_name, handle, label, public_key, attestation, sign_count, transports,
                                verified, backup_eligible, backed_up, created_at, used_at)
                            VALUES (:id, :user, :id, :label, :id, :id, 0, '[]', 1, 0, 0, 0, 0)
                            """)
                    .param("id", label.getBytes(StandardCharsets.UTF_8))
                    .param("user", user)
                    .param("label", label)
                    .update());
    }

    void noPasskeys(String user) {
        server.house.core.store.run(db -> db.sql("DELETE FROM user_passkey WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    /** Where a text is that somebody else will change while it is written. */
    String late() {
        house.write("wen", "late", "Words");
        return server.path("/statements/late");
    }

    /** Somebody else has been faster. */
    void overtake() {
        house.write("wen", "late", "Other words");
    }

    /** Where somebody is asked about who wants to be a press contact; the button opens her request. */
    String press() {
        return server.path("/press");
    }

    private String issue() {
        var content = new Content("An issue", "A summary", "Words", List.of(), List.of(), List.of());
        var draft = new Draft(
                "issue",
                Optional.of(house.of),
                Kind.ISSUE,
                Locale.ENGLISH,
                "issue",
                content,
                List.of(),
                Optional.empty());
        return house.desks
                .statements()
                .save(house.as("wen"), house.of, draft)
                .statement()
                .key();
    }

    private String waitedFor() {
        var core = server.house.core;
        var list = core.lists.change(server.house
                .list("waited-for", ListKind.PUBLIC, "zoe@example.org,en")
                .with(Visibility.PUBLIC, Joining.APPROVED));
        core.store.run(db -> db.sql("UPDATE subscription SET state = 'pending' WHERE list = :list")
                .param("list", list.id())
                .update());
        return list.slug();
    }

    /** The words of the public form are hostile too; the link in the mail to her has been followed. */
    private void registered() {
        var words = HostileWords.ALL;
        var details = new Details(words.get(2), words.get(0), words.get(9), words.get(13), words.get(7));
        server.house
                .core
                .journalists
                .requests()
                .register(
                        house.organisation,
                        new Application(
                                Locale.ENGLISH,
                                words.get(1),
                                "u@press.example",
                                details,
                                List.of(Locale.ENGLISH),
                                Set.of()));
        server.house.core.store.run(
                db -> db.sql("UPDATE press_request SET state = 'waiting'").update());
    }

    private String link() {
        var text = house.letters().stream()
                .filter(it -> it.to().equals("ann@staff.example"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .mail()
                .text();
        var link = LINK.matcher(text);
        if (!link.find()) throw new AssertionError(text);
        return link.group(1);
    }

    private Release urgent(String key) {
        var release = house.planned(key);
        house.reviews.ask(release.id(), new Reviews.Request("pia", "The court rules at noon.", true));
        return release;
    }

    private Release embargoed() {
        var press = server.house.list("press-states", ListKind.PRESS, "p@example.org,en");
        var now = server.house.clock.instant();
        var embargo = new Embargo(now.plus(Duration.ofDays(2)), List.of(press.id()));
        return server.house.decisions.plan(server.house.plan(
                house.write("wen", "embargoed", "Words"), now.plus(Duration.ofDays(3)), Optional.of(embargo)));
    }

    private String out() {
        var statement = house.write("wen", "is-out", "Words");
        server.house.release(statement, server.house.clock.instant(), house.list);
        server.house.sweepAndDeliver();
        return statement.key();
    }

    private String release(Release release, String rest) {
        return server.path("/releases/" + release.id() + rest);
    }
}
