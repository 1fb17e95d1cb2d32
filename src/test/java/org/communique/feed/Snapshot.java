package org.communique.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;

/** A real database with the snapshot, its feeds and the channel that fills it. */
public final class Snapshot implements AutoCloseable {

    public final Store store;
    public final Archive archive;
    public final FeedSettings settings;
    public final Feeds feeds;
    public final FeedChannel channel;

    public Snapshot(Path folder, String base) {
        this(Databases.open(Dialect.SQLITE, folder), base);
    }

    Snapshot(Store store, String base) {
        this(store, base, (page, format) -> format.render(page));
    }

    Snapshot(Store store, String base, BiFunction<FeedPage, FeedFormat, String> writer) {
        this.store = store;
        archive = new Archive(store);
        settings = Sample.settings(base);
        feeds = new Feeds(archive, settings, writer);
        channel = new FeedChannel(
                archive,
                feeds,
                new org.communique.statement.Topics(store),
                Clock.fixed(Sample.RELEASED, ZoneOffset.UTC));
        feeds.refresh();
    }

    /** On a database that is there already. */
    public static Snapshot on(Store store, String base) {
        return new Snapshot(store, base);
    }

    /** With something between us and the database, and the files of the sample statements. */
    public static Snapshot withFiles(Store store, String base) {
        var snapshot = new Snapshot(store, base);
        Sample.storeFiles(snapshot.store);
        return snapshot;
    }

    /** With the files of the sample statements. */
    public static Snapshot withFiles(Path folder, String base) {
        var snapshot = new Snapshot(folder, base);
        Sample.storeFiles(snapshot.store);
        return snapshot;
    }

    public Outcome publish(Parcel.EditionOut... editions) {
        return channel.deliver(Sample.parcel(editions));
    }

    /** The feed as text. */
    public String feed(String path) {
        return new String(feeds.get(path).orElseThrow().identity(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A channel that fills the same snapshot and makes no feeds of it. */
    Quiet quietly() {
        try {
            var empty = Store.sqlite(java.nio.file.Files.createTempDirectory("quiet"));
            var feeds = new Feeds(new Archive(empty), settings);
            feeds.refresh();
            var topics = new org.communique.statement.Topics(store);
            return new Quiet(
                    empty, new FeedChannel(archive, feeds, topics, Clock.fixed(Sample.RELEASED, ZoneOffset.UTC)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Its feeds are those of an empty store. */
    record Quiet(Store empty, FeedChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            empty.close();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
