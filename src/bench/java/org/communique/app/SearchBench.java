package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.communique.feed.Archive;
import org.communique.feed.Sample;
import org.communique.feed.Search;
import org.communique.feed.Snapshot;
import org.communique.search.Marks;
import org.communique.search.PlainText;
import org.communique.search.Question;
import org.communique.search.Question.Asked;
import org.communique.store.Databases;
import org.communique.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search over many statements: all that a page of answers needs, its excerpts and the counts of the other languages included. */
class SearchBench {

    private static final int STATEMENTS = Integer.getInteger("statements", 10_000);
    private static final int ASKED = Integer.getInteger("asked", 200);
    private static final int WORDS = 4_000;
    private static final String[] LANGUAGES = {"en", "nl", "de", "fr", "mk", "uk", "ar"};

    private final Random random = new Random(4);

    @Test
    void sqlite(@TempDir Path folder) {
        try (var snapshot = new Snapshot(folder, Sample.BASE)) {
            measure("SQLite", snapshot);
        }
    }

    @Test
    void postgresql() {
        try (var snapshot = Snapshot.on(Store.postgresql(Databases.freshPostgresql()), Sample.BASE)) {
            measure("PostgreSQL", snapshot);
        }
    }

    private void measure(String database, Snapshot snapshot) {
        double filling = Bench.seconds(() -> fill(snapshot));
        var search = new Search(snapshot.store);
        Bench.print(
                "search, %s: %,d editions published and indexed in %.0f s".formatted(database, STATEMENTS, filling));
        for (var question : List.of("w7 ", "w1 w2", "w3999 w4 ", "\"w1 w2\"", "w1 -w2 ", "w39", "statement ", "zzz "))
            print(database, question, times(snapshot, search, question));
    }

    private void fill(Snapshot snapshot) {
        for (int n = 1; n <= STATEMENTS; n += 100) {
            var editions = new ArrayList<org.communique.delivery.Parcel.EditionOut>();
            for (int i = n; i < n + 100; i++)
                editions.add(Sample.edition(
                        i, LANGUAGES[i % 10 < 4 ? 0 : i % LANGUAGES.length], text(8), "<p>" + text(400) + "</p>"));
            snapshot.channel.deliver(Sample.parcel(
                    Sample.RELEASED.plusSeconds(n),
                    false,
                    editions.toArray(org.communique.delivery.Parcel.EditionOut[]::new)));
        }
    }

    /** Words as frequent as words are: the n-th about 1/n as often as the first. */
    private String text(int words) {
        var text = new StringBuilder("statement");
        for (int i = 0; i < words; i++) text.append(" w").append((int) Math.pow(WORDS, random.nextDouble()));
        return text.toString();
    }

    private static double[] times(Snapshot snapshot, Search search, String typed) {
        var archive = new Archive(snapshot.store);
        var millis = new double[ASKED];
        for (int i = -50; i < ASKED; i++) {
            double seconds = Bench.seconds(() -> {
                var asked = (Asked) Question.read(Locale.ENGLISH, typed);
                search.count(Locale.ENGLISH, asked);
                for (var it : search.find(Locale.ENGLISH, asked, 0, 20))
                    Marks.passage(it.language(), PlainText.of(it.pageHtml()), asked);
                search.elsewhere(Locale.ENGLISH, typed, archive.languages());
            });
            if (i >= 0) millis[i] = seconds * 1000;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(String database, String question, double[] millis) {
        Bench.print("search, %s: %-12s median %.1f ms, p95 %.1f ms"
                .formatted(database, question, millis[millis.length / 2], millis[millis.length * 95 / 100]));
    }
}
