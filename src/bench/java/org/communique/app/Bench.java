package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;

/** What the benchmarks share: people by the thousand, and medians. */
final class Bench {

    static final int RUNS = Integer.getInteger("runs", 3);

    private Bench() {}

    static Core core(Path folder) {
        return Core.openForUse(
                Settings.read(
                        Map.of(), Map.of("data.folder", folder.resolve("data").toString())),
                new TestClock(TestHouse.NINE));
    }

    static Path csv(Path folder, int people) {
        var languages = new String[] {"en", "nl", "mk", "uk", "ar"};
        var file = folder.resolve("people-" + people + ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("email,name,language\n");
            for (int i = 0; i < people; i++)
                out.write("person" + i + "@example.org,Person Number " + i + "," + languages[i % 5] + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static ContactList list(Core core, String slug) {
        long organisation = core.organisations.all().get(0).id();
        return core.lists.add(organisation, slug, Localized.same(slug), ListKind.PUBLIC);
    }

    /** Median seconds of several runs of a step; a run is prepared outside the clock. */
    static double median(Step step) throws Exception {
        var seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) seconds[i] = step.seconds(i);
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Prints to the console, past the files that tests print into. */
    static void print(String line) {
        try {
            Files.writeString(
                    Path.of("target/bench.txt"),
                    line + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(line);
    }

    /** One measured run. */
    interface Step {
        double seconds(int run) throws Exception;
    }
}
