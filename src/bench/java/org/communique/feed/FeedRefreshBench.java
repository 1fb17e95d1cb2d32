package org.communique.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.communique.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes until a publication is seen in every feed it belongs to, in a store of many statements and feeds, beside
 * writing the same number of documents of that length by string building alone.
 */
class FeedRefreshBench {

    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final int STATEMENTS = Integer.getInteger("statements", 10_000);
    /** Selections; each is a feed in three formats. */
    private static final int[] SELECTIONS = {334, 1000};

    private static final String BODY =
            "<p>Today a trafficked person who does not assist the police can lose shelter, health "
                    .concat("care and the right to stay. The member organisations see the results every week.</p>")
                    .repeat(14);

    @TempDir
    Path folder;

    @Test
    void refreshing() throws IOException {
        for (int selections : SELECTIONS) measure(selections);
    }

    private void measure(int selections) throws IOException {
        var place = Files.createDirectories(folder.resolve("n" + selections));
        try (var snapshot = new Snapshot(Store.sqlite(place), Sample.BASE)) {
            int topics = selections - 7; // everything, all, corrections, kind, two of the organisation
            fill(snapshot, topics);
            var all = new ArrayList<Feeds>();
            double every = median(() -> seconds(() -> {
                var feeds = new Feeds(snapshot.archive, snapshot.settings);
                feeds.refresh();
                all.add(feeds);
            }));
            var feeds = all.get(0);
            all.clear();
            int documents = 3 * feeds.listed().size();
            double plain = median(() -> seconds(() -> plain(feeds)));
            snapshot.feeds.refresh();
            var next = new int[] {STATEMENTS};
            double one = median(() -> seconds(() -> publish(snapshot, ++next[0], topics)));
            print(
                    "%,d feeds (%,d selections) of %,d statements made anew: %.2f s; compressing and hashing the same bytes alone: "
                                    .formatted(documents, feeds.listed().size(), STATEMENTS, every)
                            + "%.2f s; ratio %.1f".formatted(plain, every / plain));
            print(
                    "publish to visible in all of its feeds: %.0f ms; memory of prepared documents: %.1f MB (%.0f kB each)"
                            .formatted(one * 1000, bytes(feeds) / 1e6, bytes(feeds) / 1e3 / documents));
        }
    }

    /** Straight into the snapshot: ten thousand releases would take longer than what is measured. */
    private static void fill(Snapshot snapshot, int topics) {
        var rows = new ArrayList<Map<String, ?>>();
        var terms = new ArrayList<Map<String, ?>>();
        for (int n = 1; n <= STATEMENTS; n++) {
            var row = new HashMap<String, Object>();
            row.put("n", (long) n);
            row.put("at", Sample.RELEASED.toEpochMilli() - (STATEMENTS - n + 1) * 60_000L);
            row.put("body", BODY + "<p>" + n + "</p>");
            rows.add(row);
            for (int i = 0; i < 3; i++)
                terms.add(Map.of("n", (long) n, "p", (long) i, "slug", "topic-" + (n * 3 + i) % topics));
        }
        snapshot.store.run(db -> {
            snapshot.store.batch("""
                    INSERT INTO published (edition, statement, guid, public_id, path, language, key, kind, organisation,
                        organisation_slug, title, summary, page_html, entry_html, published_at, updated_at, changed_at, sequence)
                    VALUES (:n, :n, 'https://news.example.org/s/p' || :n, 'p' || :n, '/en/2026/statement-' || :n, 'en',
                        'key' || :n, 'statement', 'Havenlight Network', 'network', 'Title of statement ' || :n, 'What it says',
                        :body, :body, :at, :at, :at, :n)
                    """, rows);
            snapshot.store.batch(
                    "INSERT INTO published_term (edition, position, facet, slug, label) VALUES (:n, :p, 'topic', :slug, :slug)",
                    terms);
        });
    }

    private static void publish(Snapshot snapshot, int n, int topics) {
        var out = Sample.edition(n, "en", "Title of statement " + n, BODY);
        snapshot.channel.deliver(Sample.parcel(Sample.RELEASED.plusSeconds(n), false, out));
        if (!snapshot.feed("/feeds/en.rss").contains("Title of statement " + n)
                || !snapshot.feed("/feeds/en/topic/labour-exploitation.json").contains("Title of statement " + n))
            throw new IllegalStateException("not visible");
    }

    /** What any way of preparing them costs: hash and gzip. */
    private static void plain(Feeds feeds) {
        feeds.listed().parallelStream().forEach(it -> it.links().forEach(link -> {
            var old = feeds.get(link.path()).orElseThrow();
            Prepared.of(old.identity(), old.lastModified(), old.contentType());
        }));
    }

    private static double bytes(Feeds feeds) {
        return feeds.listed().stream()
                .flatMap(it -> it.links().stream())
                .map(it -> feeds.get(it.path()).orElseThrow())
                .mapToLong(it -> it.identity().length + it.gzip().length)
                .sum();
    }

    private static double median(DoubleSupplier run) {
        var seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) seconds[i] = run.getAsDouble();
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String line) {
        try {
            var file = Path.of("target/bench.txt");
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(line);
    }
}
