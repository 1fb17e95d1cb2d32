package org.communique.app;

import org.communique.release.AlarmClock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What readiness stands on: the store answers, the clock of the machine runs forward and the bell is awake. */
@Configuration(proxyBeanMethods = false)
class Readiness {

    /** A machine clock behind the newest row means that a release would be judged by a wrong time. */
    private static final long TOLERANCE_MS = 60_000;

    @Bean("databaseHealthIndicator")
    HealthIndicator databaseHealth(Core core) {
        return () -> {
            core.store
                    .read()
                    .sql("SELECT count(*) FROM organisation")
                    .query(Long.class)
                    .single();
            return up();
        };
    }

    @Bean("clockHealthIndicator")
    HealthIndicator clockHealth(Core core, AlarmClock alarmClock) {
        return () -> {
            long newest = core.store
                    .read()
                    .sql("SELECT coalesce(max(changed_at), 0) FROM release")
                    .query(Long.class)
                    .single();
            boolean forward = core.clock.millis() >= newest - TOLERANCE_MS;
            return alarmClock.awake() && forward ? up() : down();
        };
    }

    private static Health up() {
        return Health.up().build();
    }

    private static Health down() {
        return Health.down().build();
    }
}
