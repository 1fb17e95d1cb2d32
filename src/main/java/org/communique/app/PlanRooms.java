package org.communique.app;

import java.time.Duration;
import java.util.Map;
import org.communique.calendar.CalendarFeeds;
import org.communique.calendar.Calendars;
import org.communique.delivery.Forecast;
import org.communique.delivery.Providers;
import org.communique.web.desk.calendar.CalendarAddress;
import org.communique.workspace.Desks;
import org.communique.workspace.PlanDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plan page and the calendar know beforehand. */
@Configuration(proxyBeanMethods = false)
class PlanRooms {

    @Bean
    CalendarFeeds calendarFeeds(Core core) {
        return feeds(core);
    }

    @Bean
    CalendarAddress calendarAddress(Core core) {
        return new CalendarAddress(core.settings.baseUrl());
    }

    static Desks.Rooms.Coming coming(Core core) {
        var providers = core.providers();
        var ahead = new PlanDesk.Ahead(
                core.recipients,
                new Calendars(core.store),
                ReleaseCommand.channels(core),
                mails -> pace(core, providers, mails));
        return new Desks.Rooms.Coming(ahead, feeds(core));
    }

    private static CalendarFeeds feeds(Core core) {
        return new CalendarFeeds(core.store, core.vault, core.tokens, core.clock);
    }

    /** As fast as the last dispatches went; which provider each mail goes to is known when it is frozen. */
    private static Duration pace(Core core, Providers providers, long mails) {
        int connections = core.settings.sampleMode()
                ? 1
                : MailRelay.all(core.settings).stream()
                        .mapToInt(it -> it.traffic().connections())
                        .sum();
        var known = new Forecast.Known(
                Map.of("other", mails), providers, connections, 0, core.ledger.acceptedPerSecond("mail"));
        return Forecast.of(known).get(0).time();
    }
}
