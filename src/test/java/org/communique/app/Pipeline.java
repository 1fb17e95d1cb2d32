package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Alerts;
import org.communique.delivery.Halts;
import org.communique.delivery.Tally;
import org.communique.mail.MailChannel;
import org.communique.mail.MailSettings;
import org.communique.mail.Stamp;
import org.communique.release.Release;
import org.communique.smtp.FaultServer;
import org.communique.store.Dialect;

/** The whole way of a mail, from the list over the ledger and our own SMTP client to servers that misbehave. Time passes when told. */
final class Pipeline implements AutoCloseable {

    /** Connections to each server. */
    static final int CONNECTIONS = 4;

    /** How long we wait for a server that does answer: longer than a busy machine takes for it. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long for one that is to be given up because it does not. */
    static final Duration IMPATIENCE = Duration.ofMillis(500);

    final TestHouse house;
    private int statements;

    Pipeline(Path folder) {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    static MailSettings relay(FaultServer server) {
        return relay(server, PATIENCE);
    }

    static MailSettings relay(FaultServer server, Duration patience) {
        return MailSettings.local(server.port(), CONNECTIONS, patience);
    }

    /** The same with another window, weight or number of connections. */
    static MailSettings with(MailSettings it, MailSettings.Traffic traffic) {
        return new MailSettings(it.host(), it.port(), it.security(), it.user(), it.password(), it.timeouts(), traffic);
    }

    Pipeline over(MailSettings... relays) {
        house.mailOver(core -> MailChannel.fast(
                Arrays.asList(relays), Stamp.plain(core.tokens, "https://news.example.org"), house.clock));
        return this;
    }

    /** A list of as many people at a domain. */
    ContactList people(int n, String domain, ListKind kind) {
        var rows = IntStream.range(0, n).mapToObj(i -> "p" + i + "@" + domain + ",en");
        return house.list(kind.name().toLowerCase(java.util.Locale.ROOT), kind, rows.toArray(String[]::new));
    }

    /** A new release to a list, due now and taken over. */
    Release release(ContactList... lists) {
        var statement = house.statement("statement-" + ++statements, "en");
        var release = house.release(statement, house.clock.instant(), lists);
        house.sweep();
        return release;
    }

    Tally tally(Release release) {
        return house.tally(release, "mail", "public");
    }

    /** Carries again and again, as time passes, until the release owes nothing or pauses. Returns how often. */
    int carry(Release release, Duration step, int most) {
        int turns = 0;
        while (turns < most
                && !tally(release).complete()
                && tally(release).dispatch().pause().isEmpty()) {
            house.deliver();
            house.pass(step);
            turns++;
        }
        return turns;
    }

    void resume(Release release) {
        new Halts(house.core.store, house.clock).resume(release.id());
    }

    Optional<Alerts.Alert> alert(Alerts.Kind kind) {
        return new Alerts(house.core.store, house.clock)
                .since(java.time.Instant.EPOCH).stream()
                        .filter(it -> it.kind().equalsIgnoreCase(kind.name()))
                        .findFirst();
    }

    /** How many attempts of a release are in the ledger as an event. */
    long events(Release release, String event) {
        return house.core
                .store
                .read()
                .sql("""
                        SELECT count(*) FROM delivery_event e JOIN delivery d ON d.id = e.delivery
                        WHERE d.dispatch = :dispatch AND e.event = :event
                        """)
                .param("dispatch", tally(release).dispatch().id())
                .param("event", event)
                .query(Long.class)
                .single();
    }

    /** Attempts begun for a release, over all its deliveries. */
    long attempts(Release release) {
        return house.core
                .store
                .read()
                .sql("SELECT sum(attempts) FROM delivery WHERE dispatch = :dispatch")
                .param("dispatch", tally(release).dispatch().id())
                .query(Long.class)
                .single();
    }

    /** Forgets what providers asked for, so that one cell of a cross does not slow the next. */
    void forget() {
        house.core.store.run(db -> Stream.of("pace", "alert")
                .forEach(it -> db.sql("DELETE FROM " + it).update()));
    }

    static long taken(List<FaultServer> servers) {
        return servers.stream()
                .flatMap(it -> it.taken().values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    @Override
    public void close() {
        house.close();
    }
}
