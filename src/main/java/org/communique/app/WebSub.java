package org.communique.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.fetch.AllowedHosts;
import org.communique.fetch.Fetcher;
import org.communique.fetch.Resolver;
import org.communique.hub.Count;
import org.communique.hub.Hub;
import org.communique.hub.HubSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub of the server, begun and ended with it, and its numbers. */
@Configuration(proxyBeanMethods = false)
class WebSub {

    @Bean(destroyMethod = "close")
    Fetcher fetcher(Core core) {
        return fetcher(core.settings, "");
    }

    /** @param more hosts that the operator vouches for, as the setting has them */
    static Fetcher fetcher(Settings settings, String more) {
        var hosts = settings.text("fetch.allowed-hosts").orElse("");
        try {
            return new Fetcher(AllowedHosts.parse(hosts + "," + more), Resolver.SYSTEM);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting("fetch.allowed-hosts", invalid.getMessage());
        }
    }

    /** The swap comes after the transaction of the release, and calls only a thread of the hub's own. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Hub hub(Core core, Feeds feeds, FeedSettings site, Fetcher fetcher) {
        var rooms = new Hub.Rooms(core.store, core.vault, feeds, site, fetcher);
        var hub = new Hub(hubSettings(core.settings), rooms, core.clock);
        feeds.onSwap(hub::changed);
        return hub;
    }

    static HubSettings hubSettings(Settings settings) {
        return new HubSettings(
                leases(settings),
                settings.number("hub.subscribers", 0, 100_000),
                settings.number("hub.subscribers-per-host", 1, 100_000),
                settings.number("hub.connections", 1, 1000),
                settings.number("hub.requests-per-minute", 0, 10_000));
    }

    private static HubSettings.Leases leases(Settings settings) {
        try {
            return new HubSettings.Leases(
                    days(settings, "hub.lease-least-days"),
                    days(settings, "hub.lease-days"),
                    days(settings, "hub.lease-most-days"));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting("hub.lease-days", invalid.getMessage());
        }
    }

    private static Duration days(Settings settings, String key) {
        return Duration.ofDays(settings.number(key, 1, 365));
    }

    @Bean
    MeterBinder hubNumbers(Hub hub) {
        return registry -> {
            Gauge.builder("hub.subscriptions", hub, Hub::subscriptions)
                    .description("subscriptions to feeds that have not run out")
                    .register(registry);
            Gauge.builder("hub.requests.waiting", hub, Hub::waiting)
                    .description("requests whose callbacks have not been asked yet")
                    .register(registry);
            Gauge.builder("hub.pushes.pending", hub, Hub::pending)
                    .description("pushes owed")
                    .register(registry);
            for (var count : Count.values())
                FunctionCounter.builder("hub.events", hub, it -> it.count(count))
                        .tag("event", count.name().toLowerCase(Locale.ROOT))
                        .description("what callbacks made of questions and pushes, and how subscriptions ended")
                        .register(registry);
        };
    }
}
