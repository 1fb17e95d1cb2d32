package org.communique.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.communique.app.TestClock;
import org.communique.feed.Archive;
import org.communique.feed.FeedChannel;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Prepared;
import org.communique.feed.Sample;
import org.communique.fetch.AllowedHosts;
import org.communique.fetch.Fetcher;
import org.communique.statement.Topics;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** A hub with real feeds, a real database and real calls; only the callbacks' hosts are vouched for, as they are here. */
public final class HubHouse implements AutoCloseable {

    static final String RSS = Sample.BASE + "/feeds/en.rss";
    static final String ATOM = Sample.BASE + "/feeds/en.atom";
    static final HubSettings SETTINGS = new HubSettings(
            new HubSettings.Leases(Duration.ofDays(1), Duration.ofDays(10), Duration.ofDays(30)), 100, 50, 32, 0);

    /** Of the hub with a callback: a busy machine may take longer to answer than the usual five seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public final TestClock clock = new TestClock(Sample.RELEASED);
    public final Store store;
    public final Feeds feeds;
    public final FeedSettings site = Sample.settings(Sample.BASE);
    private final FeedChannel channel;
    private final Vault vault = new Vault(new byte[32]);
    private final Fetcher fetcher;
    private final HubSettings settings;
    public Hub hub;

    public HubHouse(Path folder) {
        this(Databases.open(Dialect.SQLITE, folder), SETTINGS);
    }

    public HubHouse(Store store, HubSettings settings) {
        this(store, settings, PATIENCE);
    }

    HubHouse(Store store, HubSettings settings, Duration patience) {
        this.store = store;
        this.settings = settings;
        var archive = new Archive(store);
        feeds = new Feeds(archive, site);
        channel = new FeedChannel(archive, feeds, new Topics(store), clock);
        feeds.refresh();
        var here = Arrays.stream(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).mapToObj(n -> "127.0.0." + n);
        // callbacks have addresses, so nobody need be asked for a name
        fetcher = new Fetcher(AllowedHosts.parse(String.join(",", here.toList())), host -> List.of(), patience);
        feeds.onSwap(() -> hub.changed());
        open();
    }

    private void open() {
        hub = new Hub(settings, new Hub.Rooms(store, vault, feeds, site, fetcher), clock);
        hub.start();
    }

    /** Another process takes over. */
    void restart() {
        hub.close();
        open();
    }

    /** Publishes a statement in English. */
    public void publish(int statement) {
        channel.deliver(Sample.parcel(Sample.edition(statement, "en", "Statement " + statement, "<p>Text</p>")));
    }

    Prepared feed(String topic) {
        return feeds.get(topic.substring(Sample.BASE.length())).orElseThrow();
    }

    /** Posts fields; they come as name, value, name, value. */
    public HubAnswer post(String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2)
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        return post(form.toString());
    }

    HubAnswer post(String form) {
        return hub.take("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.ISO_8859_1), "192.0.2.1");
    }

    /** Subscribes and waits until that is confirmed. */
    public void subscribed(Callback callback, String path, String topic, String... more) {
        long before = hub.count(Count.CONFIRMED);
        assertEquals(202, asked("subscribe", callback, path, topic, more).status());
        await(() -> settled(before));
    }

    boolean settled(long before) {
        return hub.count(Count.CONFIRMED) > before && hub.waiting() == 0;
    }

    HubAnswer asked(String mode, Callback callback, String path, String topic, String... more) {
        var fields = new java.util.ArrayList<>(
                List.of("hub.mode", mode, "hub.topic", topic, "hub.callback", callback.url(path)));
        fields.addAll(List.of(more));
        return post(fields.toArray(String[]::new));
    }

    /** The hub works on threads of its own; this waits for what they are about to do, not for a time. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not happen within 30 s");
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        hub.close();
        fetcher.close();
        store.close();
    }
}
