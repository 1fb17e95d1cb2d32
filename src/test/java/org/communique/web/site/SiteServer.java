package org.communique.web.site;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.communique.app.TestClock;
import org.communique.feed.Sample;
import org.communique.feed.Search;
import org.communique.feed.Snapshot;
import org.communique.fetch.AllowedHosts;
import org.communique.fetch.Fetcher;
import org.communique.hub.Hub;
import org.communique.hub.HubSettings;
import org.communique.render.Templates;
import org.communique.vault.Vault;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The public site on a real HTTP server, with a real database behind it. */
final class SiteServer implements AutoCloseable {

    final Snapshot snapshot;
    final TestClock clock = new TestClock(Sample.RELEASED);
    final Pollers pollers;
    final Hub hub;
    private final Fetcher fetcher = new Fetcher(AllowedHosts.NONE, host -> List.of());
    final SitePolicy policy;
    final Map<String, Leaving.Way> leftBy = new ConcurrentHashMap<>();
    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();

    @Configuration
    @EnableWebMvc
    static class Mvc {}

    SiteServer(Path folder) {
        this(folder, 0);
    }

    SiteServer(Path folder, SitePolicy policy) {
        this(folder, 0, policy);
    }

    /** @param perMinute of {@link Pollers} */
    SiteServer(Path folder, int perMinute) {
        this(folder, perMinute, new SitePolicy(true));
    }

    private SiteServer(Path folder, int perMinute, SitePolicy policy) {
        this.policy = policy;
        pollers = new Pollers(clock, perMinute);
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
        hub = hub();
        start(folder, context());
    }

    /** Takes requests; nobody ever asks a callback, as it is not started. */
    private Hub hub() {
        var leases = new HubSettings.Leases(Duration.ofDays(1), Duration.ofDays(10), Duration.ofDays(30));
        var rooms = new Hub.Rooms(snapshot.store, new Vault(new byte[32]), snapshot.feeds, snapshot.settings, fetcher);
        return new Hub(new HubSettings(leases, 100, 100, 1, 3), rooms, clock);
    }

    /** With something between the site and its database. */
    SiteServer(Path folder, org.communique.store.Store store) {
        this.policy = new SitePolicy(true);
        pollers = new Pollers(clock, 0);
        snapshot = Snapshot.withFiles(store, Sample.BASE);
        hub = hub();
        start(folder, context());
    }

    private AnnotationConfigWebApplicationContext context() {
        var context = new AnnotationConfigWebApplicationContext();
        context.register(
                Mvc.class,
                Site.class,
                ArchiveController.class,
                FeedController.class,
                FeedAnswers.class,
                GuessController.class,
                FileController.class,
                HubController.class,
                KitController.class,
                SitemapController.class,
                LeaveController.class,
                SearchController.class,
                EmbedController.class,
                NinjsController.class,
                MissingController.class);
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("archive", snapshot.archive);
            beans.registerSingleton("search", new Search(snapshot.store));
            beans.registerSingleton("feeds", snapshot.feeds);
            beans.registerSingleton("settings", snapshot.settings);
            beans.registerSingleton("templates", new Templates(Optional.empty()));
            beans.registerSingleton("policy", policy);
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("pollers", pollers);
            beans.registerSingleton("leaving", new OneArabicReader());
            beans.registerSingleton("hub", hub);
        });
        return context;
    }

    private void start(Path folder, AnnotationConfigWebApplicationContext context) {
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        var web = tomcat.addContext("", null);
        var servlet = Tomcat.addServlet(web, "site", new DispatcherServlet(context));
        servlet.setMultipartConfigElement(new MultipartConfigElement(""));
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/");
        // else each hundredth answer on a connection ends it, and says so in a header that the same answer does not
        // have elsewhere
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the server did not start", e);
        }
    }

    /** Knows the token {@code good-token} of a reader of Arabic, and {@code english-token}. */
    private final class OneArabicReader implements Leaving {

        @Override
        public Optional<Asked> asked(String token) {
            return switch (token) {
                case "good-token" ->
                    Optional.of(new Asked(Locale.forLanguageTag("ar"), "Havenlight", Optional.of("choices-token")));
                case "english-token" -> Optional.of(new Asked(Locale.UK, "Havenlight", Optional.empty()));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Left> leave(String token, Way way) {
            if (asked(token).isEmpty()) return Optional.empty();
            boolean first = leftBy.putIfAbsent(token, way) == null;
            return Optional.of(new Left(first && way != Way.ONE_CLICK ? Optional.of("back-token") : Optional.empty()));
        }

        @Override
        public boolean undo(String token, String undo) {
            return undo.equals("back-token") && leftBy.remove(token) != null;
        }
    }

    String origin() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort();
    }

    /** A GET; headers come as name, value, name, value. */
    HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<byte[]> head(String path, String... headers) {
        return send(request(path, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<byte[]> post(String path, String contentType, String body) {
        return send(request(path, "Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the server did not stop", e);
        }
        hub.close();
        fetcher.close();
        snapshot.close();
    }
}
