package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.communique.web.desk.Violations;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real server with staff who can sign in to its desk: one user for each role of the first organisation, named as the role
 * ({@code writer}, {@code list-keeper}, …), and {@code everybody}, who has them all.
 */
final class DeskServer implements AutoCloseable {

    /** Of every user. */
    static final String PASSWORD = "correct horse battery staple";

    static final String EVERYBODY = "everybody";

    private static String hash = "";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final TestHouse house;
    final ConfigurableApplicationContext context;
    final String origin;

    /** For tests that send reports themselves. */
    boolean reportsExpected;

    private final HttpClient client = HttpClient.newHttpClient();

    DeskServer(Path folder, Dialect dialect) {
        this(new TestHouse(folder, dialect));
    }

    /** Around a house that has been filled. */
    DeskServer(TestHouse house) {
        this(house, true);
    }

    /** Before anybody can sign in. */
    static DeskServer withoutUsers(TestHouse house) {
        return new DeskServer(house, false);
    }

    private DeskServer(TestHouse house, boolean users) {
        this.house = house;
        house.settings.put("site.port", "0");
        house.settings.putIfAbsent("site.base-url", "http://localhost:8080");
        house.settings.putIfAbsent("desk.second-factor", "optional"); // so that a name and a password do in tests
        house.restart();
        if (users) {
            for (var role : Role.values()) user(role.code(), role);
            user(EVERYBODY, Role.values());
        }
        context = ServeCommand.start(house.core);
        origin = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Ends these routes, after the round that they are in: what they write is none of what the test looks at. */
    DeskServer without(String... routes) {
        var routing = context.getBean(CamelContext.class).getRouteController();
        for (var it : routes) assertDoesNotThrow(() -> routing.stopRoute(it));
        return this;
    }

    /** Adds somebody of the first organisation. */
    void user(String name, Role... roles) {
        house.core.users.add(new User(name, "Shown " + name, Locale.ENGLISH));
        password(name);
        for (var role : roles) house.core.staff.grant(name, first(), role, Actor.console());
    }

    /** The hash of the one password is made once, since it is meant to take its time. */
    private void password(String name) {
        synchronized (DeskServer.class) {
            var store = house.core.store;
            if (hash.isEmpty()) {
                house.core.users.setPassword(name, PASSWORD);
                hash = store.read()
                        .sql("SELECT password FROM staff_user WHERE name = :name")
                        .param("name", name)
                        .query(String.class)
                        .single();
            } else
                store.run(db -> db.sql("UPDATE staff_user SET password = :hash WHERE name = :name")
                        .param("hash", hash)
                        .param("name", name)
                        .update());
        }
    }

    long first() {
        return house.core.organisations.all().get(0).id();
    }

    /** Path of the first organisation's desk with something behind it. */
    String path(String rest) {
        return "/desk/" + house.core.organisations.all().get(0).slug() + rest;
    }

    /** A window of somebody who has signed in. */
    Window signIn(String name) {
        var window = new Window();
        window.get("/sign-in");
        var answer = window.post("/sign-in", Map.of("username", name, "password", PASSWORD));
        if (answer.statusCode() != 303
                || answer.headers().firstValue("Location").orElse("").contains("?"))
            throw new AssertionError("signing in answered " + answer.statusCode() + " "
                    + answer.headers().map());
        return window;
    }

    /** The same in a real browser. */
    void signIn(com.microsoft.playwright.Page page, String name) {
        page.navigate(origin + "/sign-in");
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.endsWith("/sign-in")); // who goes on at once would take the form back
    }

    /** A client with cookies of its own, which sends back the token of the last form it saw. */
    final class Window {

        final Map<String, String> cookies = new HashMap<>();
        String csrf = "";

        /** Where a browser would say that its forms come from ({@code Sec-Fetch-Site}). */
        String site = "same-origin";

        HttpResponse<String> get(String path) {
            return ask(HttpRequest.newBuilder(URI.create(origin + path)));
        }

        /** A form with the token. */
        HttpResponse<String> post(String path, Map<String, String> fields) {
            var all = new HashMap<>(fields);
            all.put("_csrf", csrf);
            return postBare(path, form(all));
        }

        /** A form with the token whose answer is shown in a window. */
        HttpResponse<String> asBrowser(String path, Map<String, String> fields) {
            var all = new HashMap<>(fields);
            all.put("_csrf", csrf);
            return ask(HttpRequest.newBuilder(URI.create(origin + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .header("Sec-Fetch-Site", site)
                    .POST(HttpRequest.BodyPublishers.ofString(form(all))));
        }

        /** As it stands. */
        HttpResponse<String> postBare(String path, String body) {
            return ask(HttpRequest.newBuilder(URI.create(origin + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** A form with a file in it. */
        HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file) {
            return upload(path, fields, "file", "people.csv", file);
        }

        /** With the name of its field and its own. */
        HttpResponse<String> upload(String path, Map<String, String> fields, String field, String name, byte[] file) {
            var boundary = "----communique";
            var body = new ByteArrayOutputStream();
            var all = new HashMap<>(fields);
            all.put("_csrf", csrf);
            all.forEach((key, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                            + key + "\"\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
            body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                            + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return ask(HttpRequest.newBuilder(URI.create(origin + path))
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .header("Accept", "text/html")
                    .header("Sec-Fetch-Site", site)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        }

        private HttpResponse<String> ask(HttpRequest.Builder request) {
            if (!cookies.isEmpty())
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .collect(Collectors.joining("; ")));
            try {
                var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
                var token = CSRF.matcher(answer.body());
                if (token.find()) csrf = token.group(1);
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** As the header of a request has them. */
        String cookies() {
            return LiveLine.join(cookies);
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A page that was kept from something by its policy is a fault of ours, whatever the test was about. */
    @Override
    public void close() {
        long reports = reportsExpected ? 0 : context.getBean(Violations.class).all();
        context.close();
        house.close();
        if (reports > 0) throw new AssertionError(reports + " times a browser kept a page from something");
    }
}
