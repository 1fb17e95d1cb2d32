package org.communique.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.delivery.Alerts;
import org.communique.feedback.IncomingMail;
import org.communique.web.desk.Violations;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Numbers for Prometheus: deliveries by state, lateness of releases, requests of feeds. Nothing about a person. */
@Configuration(proxyBeanMethods = false)
class Metrics {

    @Bean
    MeterBinder deliveriesByState(Core core) {
        return registry -> {
            for (var state : List.of("pending", "submitting", "accepted", "rejected", "uncertain"))
                Gauge.builder("deliveries", () -> core.ledger.count(state))
                        .tag("state", state)
                        .description("deliveries in the ledger")
                        .register(registry);
        };
    }

    @Bean
    MeterBinder mailsTaken(IncomingMail incoming) {
        return registry -> {
            for (var kind : IncomingMail.Kind.values())
                FunctionCounter.builder("feedback.mails", incoming, it -> it.count(kind))
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .description("mails to our own addresses, by what they turned out to be")
                        .register(registry);
        };
    }

    @Bean
    MeterBinder violationsOfPolicies(Violations violations) {
        return registry -> {
            for (var kind : Violations.Kind.values())
                FunctionCounter.builder("csp.reports", violations, it -> it.count(kind))
                        .tag("kind", kind.code())
                        .description("what browsers kept pages of ours from doing")
                        .register(registry);
        };
    }

    @Bean
    MeterBinder alertsByKind(Core core) {
        var alerts = new Alerts(core.store, core.clock);
        return registry -> {
            for (var kind : Alerts.Kind.values())
                Gauge.builder("alerts", () -> alerts.count(kind))
                        .tag("kind", kind.code())
                        .description("what a person must look at")
                        .register(registry);
        };
    }

    @Bean
    FilterRegistrationBean<FeedRequests> feedRequests(MeterRegistry meters) {
        var registration = new FilterRegistrationBean<>(new FeedRequests(meters));
        registration.addUrlPatterns("/feeds/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // before the door that answers for prepared feeds
        return registration;
    }

    /** Counts by format and status; no path of the reader's choosing becomes a label. */
    static final class FeedRequests extends OncePerRequestFilter {

        private final MeterRegistry meters;

        FeedRequests(MeterRegistry meters) {
            this.meters = meters;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            var path = request.getRequestURI();
            meters.counter("feed.requests", "format", format(path), "status", Integer.toString(response.getStatus()))
                    .increment();
        }

        private static String format(String path) {
            return Stream.of("rss", "atom", "json")
                    .filter(it -> path.endsWith("." + it))
                    .findFirst()
                    .orElse("other");
        }
    }
}
