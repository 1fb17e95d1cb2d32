package org.communique.app;

import static org.communique.app.TestHouse.NINE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;

/** A desk with something in every column, a release half out and another one paused: what the board is looked at with. */
final class BoardScene {

    static final int PEOPLE = 240;

    final TestHouse house;
    final ContactList newsletter;
    final ContactList press;
    final ContactList members;
    Release gone;
    Release running;
    Release paused;
    private int number;

    BoardScene(Path folder, Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.settings.put("desk.idle-minutes", "720"); // the clock runs for hours while somebody watches
        newsletter = house.list("newsletter", ListKind.PUBLIC, people("n", PEOPLE));
        press = house.list("press", ListKind.PRESS, people("h", 18));
        members = house.list("members", ListKind.MEMBERS, people("m", 41));
    }

    /** With a server around it. */
    DeskServer served() {
        fill();
        var server = new DeskServer(house);
        reader("reem", "ar", Role.values());
        reader("nel", "nl", Role.values());
        return server;
    }

    void reader(String name, String language, Role... roles) {
        house.core.users.add(new User(name, "Shown " + name, Locale.forLanguageTag(language)));
        house.core.users.setPassword(name, DeskServer.PASSWORD);
        for (var role : roles)
            house.core.staff.grant(name, house.core.organisations.all().get(0).id(), role, Actor.console());
    }

    void fill() {
        house.mail.answer = parcel -> {
            house.pass(Duration.ofMillis(120));
            boolean bad = parcel.recipient().orElseThrow().address().startsWith("n7");
            return bad
                    ? new Outcome.Rejected("550 5.1.1 <n7@example.org> nobody here", Fault.INVALID)
                    : new Outcome.Accepted("250 ok");
        };
        gone = release("Statement on the new compensation fund", NINE, newsletter, members);
        house.sweepAndDeliver();
        house.mail.answer = parcel -> {
            house.pass(Duration.ofMillis(10));
            var rank = parcel.recipient().orElseThrow().address().charAt(0);
            boolean later = rank == 'n' && house.mail.parcels.size() % 3 == 0;
            return later
                    ? new Outcome.Deferred(
                            "451 4.7.1 later", house.clock.instant().plus(Duration.ofHours(1)))
                    : new Outcome.Accepted("250 ok");
        };
        running = release(
                "Four years on: displaced women still lack safe work",
                house.clock.instant(),
                press,
                members,
                newsletter);
        house.sweepAndDeliver();
        paused = release("Call for papers: documentation centre", house.clock.instant(), members);
        house.sweep();
        new Halts(house.core.store, house.clock)
                .pause(paused.id(), "the same refusal came 20 times in a row: 550 5.7.1");
        statement("Autumn newsletter 2026");
        statement("Comment on the visa reform proposal");
        house.core.releases.draft(plan("Protection must not depend on testimony", later(48), newsletter));
        approved();
        release("Training for front-line workers: places open", later(30), members);
        house.embargoed(statement("Advance copy for correspondents"), later(72), later(50), press, newsletter);
        house.list("board", ListKind.MEMBERS, people("b", 4));
    }

    private void approved() {
        var plan = plan("New member organisation in Moldova", later(60), newsletter, members);
        var draft = house.core.releases.draft(plan);
        house.core.store.run(db -> db.sql("UPDATE release SET state = 'approved', sha256 = :hash WHERE id = :id")
                .param("hash", new byte[32])
                .param("id", draft.id())
                .update());
    }

    private Instant later(int hours) {
        return house.clock.instant().plus(Duration.ofHours(hours));
    }

    private Release release(String title, Instant at, ContactList... lists) {
        return house.release(statement(title), at, lists);
    }

    private Plan plan(String title, Instant at, ContactList... lists) {
        return house.plan(statement(title), at, Optional.empty(), lists);
    }

    private org.communique.statement.Statement statement(String title) {
        var key = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        titled(key, "en", title);
        titled(key, "nl", title + " (nl)");
        titled(key, "ar", "بيان عن العمل الآمن للنساء " + ++number);
        return house.core.statements.byKey(key).orElseThrow();
    }

    private void titled(String key, String language, String title) {
        try {
            var file = house.folder.resolve(key + "." + language + ".md");
            java.nio.file.Files.writeString(
                    file,
                    "---\nstatement: " + key + "\nlanguage: " + language + "\nkind: statement\ntitle: \"" + title
                            + "\"\nsummary: A summary\n---\nWords.\n");
            house.core.intake.take(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] people(String letter, int n) {
        var languages = new String[] {"en", "en", "en", "nl", "nl", "ar", "mk"};
        return IntStream.range(0, n)
                .mapToObj(i -> letter + i + "@example.org," + languages[i % languages.length])
                .toArray(String[]::new);
    }
}
