package org.communique.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.communique.delivery.Parcel;
import org.communique.feed.Archive;
import org.communique.feed.FeedChannel;
import org.communique.feed.Feeds;
import org.communique.feed.Sample;

/** The launcher's server in a process of its own, on an archive of many statements, with people to write to. */
final class WebHouse implements AutoCloseable {

    private static final String WORDS = "shelter recovery residence testimony harvest border worker contract passport"
            + " lawyer police court child parent winter summer season agency network member statement government"
            + " convention victim support medical housing language rights asylum labour recruiter debt wages threat";
    private static final List<String> LANGUAGES = List.of("en", "nl", "mk", "uk", "ar");
    private static final int AT_ONCE = 100;

    static final HttpClient HTTP = HttpClient.newHttpClient();

    final Path data;
    final int port = Programs.freePort();
    private Process server;

    /** @param statements one edition each, in five languages by turns */
    WebHouse(Path folder, int statements, int people) {
        data = folder.resolve("data");
        var settings = Settings.read(
                Map.of(), Map.of("data.folder", data.toString(), "site.base-url", "http://localhost:" + port));
        try (var core = Core.openForUse(settings, Clock.systemUTC())) {
            publish(core, statements);
            if (people > 0) {
                var list = Bench.list(core, "alerts");
                core.imports.importCsv(Bench.csv(folder, people), list, "bench", false);
            }
        }
    }

    private static void publish(Core core, int statements) {
        var archive = new Archive(core.store);
        var feeds = new Feeds(archive, Flow.publicSettings(core));
        var random = new Random(1);
        var words = WORDS.split(" ");
        try (var channel = new FeedChannel(archive, feeds, core.topics, core.clock)) {
            for (int i = 0; i < statements; i += AT_ONCE) {
                var editions = new ArrayList<Parcel.EditionOut>();
                for (int j = i; j < Math.min(statements, i + AT_ONCE); j++)
                    editions.add(
                            Sample.edition(j + 1, LANGUAGES.get(j % 5), title(j, random, words), text(random, words)));
                var at = Sample.RELEASED.minus(Duration.ofHours(statements - i));
                channel.deliver(Sample.parcel(at, false, editions.toArray(Parcel.EditionOut[]::new)));
            }
        }
    }

    private static String title(int n, Random random, String[] words) {
        return "Statement " + n + " on " + words[random.nextInt(words.length)] + " and "
                + words[random.nextInt(words.length)];
    }

    private static String text(Random random, String[] words) {
        var html = new StringBuilder();
        for (int p = 0; p < 6; p++) {
            html.append("<p>");
            for (int w = 0; w < 50; w++)
                html.append(words[random.nextInt(words.length)]).append(' ');
            html.append("</p>\n");
        }
        return html.toString();
    }

    WebHouse started(String... settings) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "target/communique/communique",
                "serve",
                "--data",
                data.toString(),
                "--set",
                "site.port=" + port,
                "--set",
                "site.base-url=http://localhost:" + port,
                "--set",
                "release.hold-seconds=0"));
        for (var it : settings) command.addAll(List.of("--set", it));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("server.txt").toFile())
                .start();
        while (server.isAlive() && !answers()) server.waitFor(100, TimeUnit.MILLISECONDS);
        return this;
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/en").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A GET; headers come as name, value. */
    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(path)));
        if (headers.length > 0) request.headers(headers);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        if (server == null) return;
        server.destroy();
        server.onExit().join();
    }
}
