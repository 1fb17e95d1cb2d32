package org.communique.app;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The page of choices over HTTP, and the lookup of an address, with many contacts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoicesBench {

    private static final int PEOPLE = Integer.getInteger("people", 1_000_000);
    private static final int LOOKS = 2_000;

    @TempDir
    Path folder;

    @Test
    void looking_and_saving() throws Exception {
        var csv = Bench.csv(folder, PEOPLE);
        try (var relay = new Sink();
                var core = Core.openForUse(
                        Instance.settings(Files.createDirectories(folder.resolve("data")), relay, Map.of()),
                        new TestClock(TestHouse.NINE))) {
            var list = Bench.list(core, "alerts");
            core.imports.importCsv(csv, list, "bench", false);
            for (var topic : new String[] {"visas", "work", "shelter"}) core.topics.name(topic, Localized.same(topic));
            try (var context = ServeCommand.start(core)) {
                int port =
                        ((WebServerApplicationContext) context).getWebServer().getPort();
                var http = new RawHttp(InetAddress.getLoopbackAddress(), port);
                var random = new Random(7);
                Bench.print("preference page with %,d contacts: %s"
                        .formatted(PEOPLE, measured(() -> look(core, http, random))));
                Bench.print("address lookup with %,d contacts: %s"
                        .formatted(
                                PEOPLE,
                                measured(() -> core.contacts.ids(new org.communique.audience.Address(
                                        "person" + (1 + random.nextInt(PEOPLE)) + "@example.org")))));
                http.close();
            }
        }
    }

    private static void look(Core core, RawHttp http, Random random) {
        var token = core.choices.links().ofMail(1L + random.nextInt(PEOPLE)).orElseThrow();
        if (http.get("/p/" + token).status() != 200) throw new IllegalStateException("no page");
    }

    private static String measured(Runnable work) {
        for (int i = 0; i < LOOKS / 2; i++) work.run();
        var nanos = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long begun = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return "median %.2f ms, p95 %.2f ms, p99 %.2f ms"
                .formatted(nanos[LOOKS / 2] / 1e6, nanos[LOOKS * 95 / 100] / 1e6, nanos[LOOKS * 99 / 100] / 1e6);
    }
}
