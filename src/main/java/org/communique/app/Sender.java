package org.communique.app;

import io.micrometer.core.instrument.MeterRegistry;
import org.communique.feed.Archive;
import org.communique.feed.Feeds;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What {@code send} runs: the flow without pages. The sweep is its bell. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Flow.class)
class Sender {

    @Bean
    Decisions decisions(Core core) {
        return core.decisions(AlarmClock.SILENT);
    }

    @Bean
    Bell bell(Decisions decisions, MeterRegistry meters, Core core) {
        return new Bell(decisions, meters, core.clock);
    }

    @Bean
    Feeds feeds(Core core, Archive archive) {
        return new Feeds(archive, Server.feedSettings(core));
    }
}
