package org.communique.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds beside nginx serving the same bytes from disk, pages and search of a large archive, and both while a release goes out. */
class WebBench {

    private static final int STATEMENTS = Integer.getInteger("statements", 10_000);
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final String FEED = "/feeds/en.rss";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    @TempDir
    Path folder;

    @Test
    void feeds_beside_nginx() throws Exception {
        if (Programs.missing("wrk") || Programs.missing("nginx")) return;
        try (var house = new WebHouse(folder, 500, 0).started()) {
            int port = Programs.freePort();
            var nginx = Programs.server(port, "nginx", "-c", nginx(house, port).toString());
            try {
                var ours = house.get(FEED, "Accept-Encoding", "gzip");
                var theirs = WebHouse.HTTP.send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + FEED))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofByteArray());
                for (var conditional : List.of(false, true)) {
                    wrk(house.url(FEED), tag(ours), conditional); // warm
                    double[] ratios = new double[Bench.RUNS];
                    double[] rates = new double[Bench.RUNS];
                    for (int i = 0; i < Bench.RUNS; i++) {
                        double peer = wrk("http://127.0.0.1:" + port + FEED, tag(theirs), conditional);
                        rates[i] = wrk(house.url(FEED), tag(ours), conditional);
                        ratios[i] = rates[i] / peer;
                    }
                    Arrays.sort(ratios);
                    Arrays.sort(rates);
                    Bench.print(
                            "feed, %s (%d bytes): %,.0f requests/s, ratio to nginx %.2f (of %d runs, both on this machine)"
                                    .formatted(
                                            conditional ? "304" : "gzip 200",
                                            ours.body().length,
                                            rates[Bench.RUNS / 2],
                                            ratios[Bench.RUNS / 2],
                                            Bench.RUNS));
                }
            } finally {
                nginx.destroy();
            }
        }
    }

    @Test
    void an_archive_of_many() throws Exception {
        try (var house = new WebHouse(folder, STATEMENTS, 0).started()) {
            for (int i = 0; i < 200; i++) house.get("/en/2026/statement-" + (1 + 5 * i));
            Bench.print("archive of %,d: statement page %s"
                    .formatted(STATEMENTS, latencies(house, pages("/en/2026/statement-%d"))));
            Bench.print("archive of %,d: index page %s"
                    .formatted(
                            STATEMENTS,
                            latencies(house, List.of("/en", "/en/2026", "/en/topic/labour-exploitation", "/nl/2026"))));
            var searches = new ArrayList<String>();
            for (var word : List.of("shelter", "harvest+contract", "%22border+worker%22", "recr", "passport+-court"))
                for (int page = 0; page < 20; page++) searches.add("/en/search?q=" + word + "+statement+" + page);
            Bench.print("archive of %,d: search %s".formatted(STATEMENTS, latencies(house, searches)));
        }
    }

    @Test
    void readers_while_a_release_goes_out() throws Exception {
        if (Programs.missing(Programs.SINK)) return;
        int port = Programs.freePort();
        var sink = Programs.server(port, Programs.SINK, "-p", Integer.toString(port));
        try (var house = new WebHouse(folder, 500, PEOPLE)
                .started("mail.smtp-host=localhost", "mail.smtp-port=" + port, "mail.smtp-security=none")) {
            var etag = tag(house.get(FEED, "Accept-Encoding", "gzip"));
            steady(house, etag, 10); // warm
            Bench.print("200 requests/s, idle: " + steady(house, etag, 5));
            release(house);
            Bench.print("200 requests/s while a release to %,d goes out: %s".formatted(PEOPLE, steady(house, etag, 5)));
        } finally {
            sink.destroy();
        }
    }

    private void release(WebHouse house) throws IOException, InterruptedException {
        var file = house.data.resolve("intake/news.en.md");
        Files.writeString(
                file, "---\nstatement: news\nlanguage: en\ntitle: News\nsummary: S\n---\n" + "Words. ".repeat(2000));
        while (Files.exists(file)) TimeUnit.MILLISECONDS.sleep(50);
        Programs.run(List.of(
                "target/communique/communique",
                "release",
                "create",
                "news",
                "--to",
                "alerts",
                "--now",
                "--data",
                house.data.toString(),
                "--set",
                "release.hold-seconds=0",
                "--set",
                "site.base-url=http://localhost:" + house.port));
    }

    /** Sends 200 requests a second, each at its time whatever the others do; every second one asks for the whole feed. */
    private static String steady(WebHouse house, String etag, int seconds) throws InterruptedException {
        var taken = new ConcurrentLinkedQueue<Double>();
        var clock = Executors.newScheduledThreadPool(32);
        long start = System.nanoTime() + 100_000_000;
        for (int i = 0; i < 200 * seconds; i++) {
            long due = start + i * 5_000_000L;
            var headers = i % 2 == 0
                    ? new String[] {"Accept-Encoding", "gzip", "If-None-Match", etag}
                    : new String[] {"Accept-Encoding", "gzip", "If-None-Match", "\"other\""};
            clock.schedule(
                    () -> {
                        house.get(FEED, headers);
                        return taken.add((System.nanoTime() - due) / 1e6);
                    },
                    due - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        return percentiles(taken.stream().mapToDouble(it -> it).toArray());
    }

    private static List<String> pages(String pattern) {
        var paths = new ArrayList<String>();
        for (int i = 0; i < 500; i++) paths.add(pattern.formatted(5 * ((i * 37) % (STATEMENTS / 5)) + 1));
        return paths;
    }

    private static String latencies(WebHouse house, List<String> paths) throws IOException, InterruptedException {
        var taken = new double[paths.size()];
        int failed = 0;
        for (int i = 0; i < taken.length; i++) {
            long begun = System.nanoTime();
            if (house.get(paths.get(i)).statusCode() != 200) failed++;
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        return percentiles(taken) + (failed > 0 ? ", " + failed + " FAILED" : "");
    }

    private static String percentiles(double[] taken) {
        Arrays.sort(taken);
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (%d requests)"
                .formatted(
                        taken[taken.length / 2],
                        taken[(int) (taken.length * 0.95)],
                        taken[(int) (taken.length * 0.99)],
                        taken.length);
    }

    private static double wrk(String url, String etag, boolean conditional) throws IOException, InterruptedException {
        // a tag that does not match keeps our limit for readers that never ask whether a feed has changed out of the
        // way
        var asked = conditional ? etag : "\"other\"";
        var output = Programs.run(List.of(
                "wrk", "-t1", "-c32", "-d5s", "-H", "Accept-Encoding: gzip", "-H", "If-None-Match: " + asked, url));
        var rate = RATE.matcher(output);
        if (!rate.find() || output.contains("Non-2xx")) throw new IllegalStateException(output);
        return Double.parseDouble(rate.group(1));
    }

    private static String tag(java.net.http.HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private Path nginx(WebHouse house, int port) throws IOException, InterruptedException {
        var www = Files.createDirectories(folder.resolve("www/feeds"));
        Files.write(www.resolve("en.rss"), house.get(FEED).body());
        Files.write(
                www.resolve("en.rss.gz"),
                house.get(FEED, "Accept-Encoding", "gzip").body());
        var conf = folder.resolve("nginx.conf");
        Files.writeString(conf, """
                user %3$s; worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.txt;
                events { worker_connections 1024; }
                http { access_log off; sendfile on; open_file_cache max=100; gzip_static on; default_type application/rss+xml;
                  server { listen 127.0.0.1:%2$d; root %1$s/www; } }
                """.formatted(folder, port, System.getProperty("user.name")));
        return conf;
    }
}
