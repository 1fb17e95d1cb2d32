package org.communique.app;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.store.Databases;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as {@code serve} starts it for real use, on a free port, with a clock of the test and a relay that remembers. */
final class Instance implements AutoCloseable {

    /** What every instance believes to be its address. */
    static final String BASE = "https://news.example.org";

    final Core core;
    final ConfigurableApplicationContext context;
    final RawHttp http;
    final Queries queries;
    final int port;

    private Instance(Core core, Queries queries) {
        this.core = core;
        this.queries = queries;
        context = ServeCommand.start(core);
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
        http = new RawHttp(InetAddress.getLoopbackAddress(), port);
        Patience.await(() -> http.get("/actuator/health").status() == 200); // a folder must have been looked into first
    }

    static Instance start(Path data, TestClock clock, Sink relay) {
        return start(data, clock, relay, Map.of(), core -> {});
    }

    /**
     * Starts one.
     *
     * @param more   settings that differ from those of all
     * @param before done with the house before its doors are opened
     */
    static Instance start(Path data, TestClock clock, Sink relay, Map<String, String> more, Consumer<Core> before) {
        var queries = new Queries();
        Databases.migrate(data);
        var core = Core.open(settings(data, relay, more), clock, queries::of);
        before.accept(core);
        return new Instance(core, queries);
    }

    static Settings settings(Path data, Sink relay, Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "fetch.allowed-hosts", "127.0.0.1",
                "hub.requests-per-minute", "0"));
        values.putAll(Map.of(
                "data.folder", data.toString(),
                "site.port", "0",
                "site.base-url", BASE,
                "mail.smtp-host", "127.0.0.1",
                "mail.smtp-port", Integer.toString(relay.port()),
                "mail.smtp-security", "none",
                "feed.full-per-minute", "0",
                "release.sweep-ms", "100",
                "release.hold-seconds", "0"));
        values.putAll(more);
        return Settings.read(Map.of(), values);
    }

    @Override
    public void close() {
        http.close();
        context.close();
        core.close();
    }
}
