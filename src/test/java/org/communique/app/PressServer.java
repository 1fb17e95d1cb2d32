package org.communique.app;

import static org.communique.app.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.audience.ListKind;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.communique.web.desk.SampleMailbox;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server with a press list, and a clock that moves when the test says so. */
final class PressServer implements AutoCloseable {

    static final Duration HOUR = Duration.ofHours(1);
    static final List<String> PRESS =
            List.of("dana@example.org,Dana Dusk,en", "layla@example.org,ليلى حداد,ar", "niko@example.org,,nl");

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/advance/v1\\.[\\w-]{44})");

    final TestHouse house;
    final Commands program = new Commands();
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    PressServer(Path folder, Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.settings.put("site.port", "0");
        house.settings.put("site.base-url", "http://localhost:8080");
        house.settings.put("release.sweep-ms", "100");
        house.settings.put("delivery.poll-ms", "50");
        house.settings.put("notice.poll-ms", "50");
        house.settings.put("press.round-seconds", "1");
        house.restart();
        var rows = house.folder.resolve("press.csv");
        try {
            Files.writeString(rows, "email,name,language\n" + String.join("\n", PRESS) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        house.list("press", ListKind.PRESS);
        house.core.imports.importCsv(rows, ContactsCommand.list(house.core, "press"), "test", false);
        context = ServeCommand.start(house.core);
        base = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** An embargoed statement in three languages with a picture and a paper, whose copies have gone out; it ends in an hour. */
    Release embargoed(String key) {
        files();
        for (var language : List.of("en", "ar", "nl"))
            house.edition(
                    key,
                    language,
                    "press-release",
                    "image: {file: files/dawn.png, description: Dawn, credit: Ada Lens, licence: CC BY 4.0}\n"
                            + "attachments: [{file: files/paper.txt, description: Background paper}]\n",
                    "Secret words in " + language + ".\n\n> Safety comes first.\n\n- One\n- Two");
        return copies(key);
    }

    /** The same for editions that were taken in already. */
    Release copies(String key) {
        var statement = house.core.statements.byKey(key).orElseThrow();
        var press = ContactsCommand.list(house.core, "press");
        var now = house.clock.instant();
        var release = house.embargoed(statement, now.plus(HOUR), now, press);
        await(() -> house.core.releases.byId(release.id()).advancedAt().isPresent() && !house.core.dispatches.busy());
        return release;
    }

    /** Does whatever the press rounds have to do by now, and waits until every mail that they owe is out. */
    void settle() {
        house.core.journalists.rounds().round();
        await(() -> house.core.notices.owed() == 0);
    }

    private void files() {
        try {
            var folder = Files.createDirectories(house.folder.resolve("files"));
            Files.write(folder.resolve("dawn.png"), Pictures.dawn());
            Files.writeString(folder.resolve("paper.txt"), "An embargoed paper.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every mail that was sent, the newest first. */
    List<SampleMailbox.Mail> mails() {
        return context.getBean(MailboxOfTheSample.class).newest(500);
    }

    /** Path of the advance page in the newest mail to somebody. */
    String link(String to) {
        var mail = context.getBean(MailboxOfTheSample.class).newest(500).stream()
                .filter(it -> it.to().contains(to))
                .findFirst()
                .orElseThrow();
        var link = LINK.matcher(mail.text());
        if (!link.find()) throw new AssertionError("no advance link in the mail");
        return link.group(1);
    }

    /** Presses the button: the path it leads to. */
    String press(String link) {
        var answer = post(link);
        if (answer.statusCode() != 303) throw new AssertionError("the button answered " + answer.statusCode());
        return header(answer, "Location");
    }

    /** Number of the contact with this address. */
    long contact(String address) {
        return house.core
                .contacts
                .ids(new org.communique.audience.Address(address))
                .get(0);
    }

    long count(String table) {
        return house.core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    String origin() {
        return base;
    }

    /** A GET that follows nothing; headers come as name, value. */
    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> head(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(base + path)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofString("")));
    }

    /** A POST of a form, encoded already. */
    HttpResponse<String> form(String path, String fields) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    /** The text of the newest mail to an address, if any. */
    Optional<String> mail(String to) {
        return context.getBean(MailboxOfTheSample.class).newest(500).stream()
                .filter(it -> it.to().contains(to))
                .findFirst()
                .map(it -> it.text());
    }

    /** Authorization of a newsroom. */
    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        house.close();
    }
}
