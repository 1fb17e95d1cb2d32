package org.communique.app;

import static org.communique.app.Patience.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server with some lists and readers, a clock of the test, and a mailbox that keeps what went out. */
final class ChoicesServer implements AutoCloseable {

    static final List<String> READERS =
            List.of("ana@example.org,Ana Petrova,en", "layla@example.org,ليلى حداد,ar", "niko@example.org,,nl");

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/[a-z]+/v1\\.[\\w-]{44})");

    final TestHouse house;
    final ContactList alerts;
    final ContactList letters;
    final ContactList members;
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    ChoicesServer(Path folder, Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.settings.put("site.port", "0");
        house.settings.put("site.base-url", "http://localhost:8080");
        house.settings.put("release.sweep-ms", "100");
        house.settings.put("delivery.poll-ms", "50");
        house.restart();
        alerts = list("alerts", ListKind.PUBLIC);
        letters = list("letters", ListKind.NEWSLETTER);
        members = list("members", ListKind.MEMBERS);
        house.core.topics.name("visas", new Localized(Map.of("en", "Visas", "ar", "التأشيرات")));
        house.core.topics.name("work", Localized.same("Work"));
        join(alerts);
        join(members);
        context = ServeCommand.start(house.core);
        base = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    private ContactList list(String slug, ListKind kind) {
        long organisation = house.core.organisations.all().get(0).id();
        return house.core.lists.add(
                organisation, slug, new Localized(Map.of("en", "The " + slug, "ar", "قائمة " + slug)), kind);
    }

    private void join(ContactList list) {
        var rows = "email,name,language\n" + String.join("\n", READERS) + "\n";
        house.core.imports.importCsv(
                new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)), list, "test", false);
    }

    /** A statement that has gone out to the alerts. */
    void sent(String key) {
        var release = house.release(house.statement(key, "en", "ar", "nl"), house.clock.instant(), alerts);
        await(() -> house.core.dispatches.of(release.id()).size() == 2 && !house.core.dispatches.busy());
    }

    /** Texts of the mails to somebody, newest first. */
    List<String> mails(String to) {
        return context.getBean(MailboxOfTheSample.class).newest(500).stream()
                .filter(it -> it.to().contains(to))
                .map(it -> it.text())
                .toList();
    }

    /** Paths of all links with a token in the newest mail to somebody. */
    List<String> links(String to) {
        return LINK.matcher(mails(to).get(0))
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
    }

    /** The one that begins so. */
    String link(String to, String beginning) {
        return links(to).stream()
                .filter(it -> it.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** The link of years of somebody. */
    String choices(String address) {
        return "/p/" + house.core.choices.links().ofMail(contact(address)).orElseThrow();
    }

    long contact(String address) {
        return house.core.contacts.ids(new Address(address)).get(0);
    }

    String origin() {
        return base;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    HttpResponse<String> method(String method, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Posts a form: name, value, name, value. */
    HttpResponse<String> post(String path, String... form) {
        var pairs = Stream.iterate(0, it -> it < form.length, it -> it + 2)
                .map(it -> form[it] + "=" + URLEncoder.encode(form[it + 1], StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(pairs.collect(Collectors.joining("&")))));
    }

    /** Posts it and follows where it leads to. */
    String done(String path, String... form) {
        var answer = post(path, form);
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return get(header(answer, "Location")).body();
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** State of a contact's subscription; empty = none. */
    String state(String address, ContactList list) {
        return house.core
                .store
                .read()
                .sql("SELECT state FROM subscription WHERE contact = :contact AND list = :list")
                .param("contact", contact(address))
                .param("list", list.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Every row of every table, keys included, as text. */
    Map<String, List<String>> everything() {
        return AllRows.of(house.core.store);
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
