package org.communique.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.communique.fetch.AllowedHosts;
import org.communique.fetch.Fetcher;
import org.communique.fetch.Resolver;
import org.communique.store.Databases;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one hub, on PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60) // who waits for ever has failed
class HubBesideTest {

    private static final String PATH = "/feeds/en.rss";

    @TempDir
    Path folder;

    @Test
    void who_is_confirmed_while_another_process_queues_a_new_version_is_owed_it() {
        try (var house = new HubHouse(Store.postgresql(Databases.freshPostgresql()), HubHouse.SETTINGS)) {
            house.hub.close(); // the test is the rounds
            var store = house.store;
            var fetcher = new Fetcher(AllowedHosts.parse("127.0.0.1"), Resolver.SYSTEM);
            var callbacks = new Callbacks(new Vault(new byte[32]), fetcher);
            var requests = new Requests(store, callbacks, HubHouse.SETTINGS, house.clock);
            var subscribers = new Subscribers(store, house.clock);
            var pushes = new Pushes(store, callbacks, house.clock);
            var now = house.feeds.get(PATH).orElseThrow();
            for (var path : new String[] {"first", "second"})
                requests.add(new Wish(
                        Mode.SUBSCRIBE,
                        PATH,
                        fetcher.target("http://127.0.0.1:9/" + path),
                        Optional.empty(),
                        Duration.ofDays(1),
                        now.etag()));
            var asked = requests.claim(2);
            store.run(db -> confirm(db, asked.get(0), subscribers, pushes, now));
            var topic = pushes.topics().get(0);

            var queued = store.write(db -> {
                Requests.alone(store, db);
                confirm(db, asked.get(1), subscribers, pushes, now);
                var beside = CompletableFuture.supplyAsync(() -> pushes.queue(topic, "\"newer\"", 1_000));
                while (!beside.isDone() && waiting(store) == 0) Thread.onSpinWait();
                return beside;
            });

            assertEquals(2, queued.orTimeout(30, TimeUnit.SECONDS).join());
            assertEquals(2, pushes.pending());
            fetcher.close();
        }
    }

    private static void confirm(
            org.springframework.jdbc.core.simple.JdbcClient db,
            Requests.Request request,
            Subscribers subscribers,
            Pushes pushes,
            org.communique.feed.Prepared now) {
        subscribers.confirm(db, request.id(), request.lease());
        pushes.begin(db, request, now, 1);
    }

    private static long waiting(Store store) {
        return store.read()
                .sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                .query(Long.class)
                .single();
    }
}
