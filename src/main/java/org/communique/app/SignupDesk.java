package org.communique.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.communique.audience.Arrivals;
import org.communique.audience.ContactIds;
import org.communique.audience.Joiners;
import org.communique.delivery.Alerts;
import org.communique.signup.Admission;
import org.communique.signup.Alarm;
import org.communique.signup.Confirmations;
import org.communique.signup.Domains;
import org.communique.signup.Offers;
import org.communique.signup.Reconfirmations;
import org.communique.signup.SignupSettings;
import org.communique.signup.Signups;
import org.communique.transfer.Reconfirming;
import org.communique.web.site.Visitors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room {@code signup} as the settings have it. */
@Configuration(proxyBeanMethods = false)
class SignupDesk {

    /** An alert a minute says as much as one a second. */
    private static final Duration BETWEEN_ALERTS = Duration.ofSeconds(30);

    @Bean
    Alarm signupAlarm(Core core) {
        return new Seldom(core);
    }

    @Bean
    SignupSettings signupSettings(Core core) {
        var settings = core.settings;
        return new SignupSettings(
                settings.baseUrl(),
                settings.number("signup.mails-per-hour", 1, 100_000),
                settings.number("signup.per-network", 1, 100_000),
                settings.number("signup.easy-per-network", 0, 100_000),
                settings.number("signup.easy-per-hour", 0, 100_000),
                settings.number("signup.work-bits", 0, 24),
                Duration.ofHours(settings.number("signup.confirm-hours", 1, 720)));
    }

    @Bean
    Signups signups(Core core, SignupSettings settings, Alarm alarm) {
        var rooms = new Signups.Rooms(core.store, core.vault, offers(core), Domains.shipped());
        return new Signups(rooms, settings, alarm, core.clock);
    }

    @Bean
    Admission admission(Core core, SignupSettings settings, Alarm alarm) {
        var rooms = new Admission.Rooms(
                core.store,
                core.vault,
                offers(core),
                joining(core),
                new ContactIds(core.store, core.vault),
                core.notices);
        return new Admission(rooms, settings, alarm, core.clock);
    }

    @Bean
    Confirmations confirmations(Core core) {
        var rooms = new Confirmations.Rooms(
                core.store, core.vault, offers(core), joining(core), new ContactIds(core.store, core.vault));
        return new Confirmations(rooms, core.clock);
    }

    @Bean
    Reconfirming reconfirming(Core core, SignupSettings settings) {
        var rooms = new Reconfirmations.Rooms(core.store, core.vault, offers(core), core.notices);
        return new Reconfirming(
                new Arrivals.House(core.store, core.vault, core.clock),
                new Reconfirmations(rooms, settings.baseUrl(), core.clock));
    }

    @Bean
    Visitors visitors(Core core) {
        var proxies = core.settings
                .text("site.trusted-proxies")
                .map(it -> Arrays.stream(it.split(",")).map(String::strip).toList())
                .orElse(List.of());
        try {
            return Visitors.behind(proxies);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSetting("site.trusted-proxies", wrong.getMessage());
        }
    }

    private static Offers offers(Core core) {
        return new Offers(core.store, core.organisations);
    }

    private static Joiners joining(Core core) {
        return new Joiners(core.store, core.vault, core.clock);
    }

    /** Does not write to the database for each form of a flood. */
    private static final class Seldom implements Alarm {

        private final Core core;
        private long last = Long.MIN_VALUE / 2;

        Seldom(Core core) {
            this.core = core;
        }

        @Override
        public synchronized void raise(String note) {
            long now = core.clock.millis();
            if (now - last < BETWEEN_ALERTS.toMillis()) return;
            last = now;
            new Alerts(core.store, core.clock).raise(Alerts.Kind.SIGNUPS, note);
        }
    }
}
