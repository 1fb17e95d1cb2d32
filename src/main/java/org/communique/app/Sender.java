package org.communique.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What {@code send} runs: the flow without pages. The sweep is its bell. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(CamelAutoConfiguration.class)
@Import(Flow.class)
class Sender {

    @Bean
    Decisions decisions(Core core) {
        return core.decisions(AlarmClock.SILENT);
    }

    @Bean
    Bell bell(Decisions decisions, Core core) {
        return new Bell(decisions, new SimpleMeterRegistry(), core.clock);
    }
}
