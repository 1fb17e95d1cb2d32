package org.communique.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Handover;
import org.communique.delivery.Outbox;
import org.communique.delivery.Tally;
import org.communique.feed.Archive;
import org.communique.feed.FeedChannel;
import org.communique.feed.Feeds;
import org.communique.intake.Intake;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.communique.release.Embargo;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.communique.statement.Statement;
import org.communique.store.Databases;
import org.communique.store.Dialect;

/** The whole house on a real database, with a clock that stands still and channels that write down what they are given. */
final class TestHouse implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");

    final TestClock clock = new TestClock(NINE);
    final Recorder mail = new Recorder("mail", Channel.Reach.EACH_CONTACT);
    final Recorder feed = new Recorder("feed", Channel.Reach.THE_PUBLIC);
    final Path folder;
    final Map<String, String> settings = new LinkedHashMap<>();
    private Function<Core, Channel> outlet = house -> mail;
    private Function<Core, Channel> publicly = house -> feed;
    private UnaryOperator<DataSource> between = UnaryOperator.identity();
    Core core;
    Decisions decisions;
    Handover handover;
    Outbox outbox;

    TestHouse(Path folder, Dialect dialect) {
        this(folder, dialect, Duration.ZERO);
    }

    TestHouse(Path folder, Dialect dialect, Duration hold) {
        this.folder = folder;
        settings.put("data.folder", folder.resolve("data").toString());
        settings.put("release.hold-seconds", Long.toString(hold.toSeconds()));
        if (dialect == Dialect.POSTGRESQL) settings.put("store.url", Databases.freshPostgresql());
        else Databases.migrate(folder.resolve("data"));
        open();
    }

    /** From now on mails leave through this channel. */
    void mailOver(Function<Core, Channel> channel) {
        outlet = channel;
        connect();
    }

    /** From now on what is public goes into the real snapshot; gives its reader. */
    Archive publishing() {
        publicly = house -> {
            var archive = new Archive(house.store);
            var feeds = new Feeds(archive, Flow.publicSettings(house));
            return new FeedChannel(archive, feeds, house.topics, clock);
        };
        connect();
        return new Archive(core.store);
    }

    /** From the restart that this does on, something stands between the house and its SQLite database. */
    void restart(UnaryOperator<DataSource> between) {
        this.between = between;
        restart();
    }

    /** What a restart does: everything in memory is new. */
    void restart() {
        core.close();
        open();
        core.deliveries.recover();
    }

    private void open() {
        var read = Settings.read(Map.of(), settings);
        core = core == null ? Core.openForUse(read, clock) : Core.open(read, clock, between);
        decisions = core.decisions(AlarmClock.SILENT);
        connect();
    }

    private void connect() {
        var channels = new Channels(List.of(outlet.apply(core), publicly.apply(core)));
        outbox = core.outbox(channels);
        handover = new Handover(core.releases, core.dispatches, outbox, core.ledger, channels);
    }

    ContactList list(String slug, ListKind kind, String... rows) {
        long organisation = core.organisations.all().get(0).id();
        var list = core.lists
                .bySlug(organisation, slug)
                .orElseGet(() -> core.lists.add(organisation, slug, Localized.same(slug), kind));
        var csv = "email,language\n" + String.join("\n", rows) + "\n";
        core.imports.importCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), list, "test", false);
        return list;
    }

    Statement statement(String key, String... languages) {
        for (var language : languages) edition(key, language, "statement", "", "Words in " + language);
        return core.statements.byKey(key).orElseThrow();
    }

    Intake.Result edition(String key, String language, String kind, String more, String body) {
        try {
            var file = folder.resolve(key + "." + language + ".md");
            Files.writeString(
                    file,
                    "---\nstatement: " + key + "\nlanguage: " + language + "\nkind: " + kind + "\ntitle: Title " + key
                            + " " + language + "\nsummary: A summary\n" + more + "---\n" + body + "\n");
            return core.intake.take(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Release release(Statement statement, Instant at, ContactList... lists) {
        return decisions.decide(plan(statement, at, Optional.empty(), lists));
    }

    Release embargoed(Statement statement, Instant at, Instant advance, ContactList press, ContactList... others) {
        return decisions.decide(plan(statement, at, Optional.of(new Embargo(advance, List.of(press.id()))), others));
    }

    Plan plan(Statement statement, Instant at, Optional<Embargo> embargo, ContactList... lists) {
        return new Plan(
                statement,
                java.util.Arrays.stream(lists).map(ContactList::id).toList(),
                new ReleaseTime(at, java.time.ZoneId.of("Europe/Amsterdam")),
                embargo,
                List.of("feed", "mail"));
    }

    /** One sweep. */
    void sweep() {
        for (long id : core.releases.awaiting())
            decisions.moment(id).ifPresent(moment -> handover.end(handover.freeze(handover.publish(moment))));
    }

    /** Carries all that is due. */
    void deliver() {
        outbox.carryDue();
    }

    void sweepAndDeliver() {
        sweep();
        deliver();
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Tally tally(Release release, String channel, String phase) {
        return core.dispatches.of(release.id()).stream()
                .filter(it -> it.channel().equals(channel) && it.phase().equals(phase))
                .map(core.ledger::tally)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        core.close();
    }
}
