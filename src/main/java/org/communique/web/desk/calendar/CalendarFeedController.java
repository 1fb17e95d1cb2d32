package org.communique.web.desk.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import org.communique.render.Phrases;
import org.communique.staff.Denied;
import org.communique.workspace.CalendarDesk.Span;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /calendar/{token}.ics}: the calendar in somebody's own program, by a token that is hers alone. What she may see is asked
 * at each reading; without a right, without a token or with a wrong one it is an address that leads nowhere.
 */
@RestController
class CalendarFeedController {

    private static final String ENDING = ".ics";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int MONTHS_BACK = 1;
    private static final int MONTHS_AHEAD = 13;

    private final CalendarReaders readers;
    private final Desks desks;
    private final CalendarAddress address;
    private final Clock clock;

    CalendarFeedController(CalendarReaders readers, Desks desks, CalendarAddress address, Clock clock) {
        this.readers = readers;
        this.desks = desks;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/calendar/{file}")
    ResponseEntity<String> feed(@PathVariable String file) {
        if (!file.endsWith(ENDING)) return nowhere();
        return readers.by(file.substring(0, file.length() - ENDING.length()))
                .map(this::text)
                .orElseGet(CalendarFeedController::nowhere);
    }

    private ResponseEntity<String> text(CalendarReaders.Reader reader) {
        var of = reader.organisation();
        try {
            var agenda = desks.calendar().agenda(reader.actor(), of.slug(), span(of.zone()));
            var spoken = Phrases.desk(reader.user().language());
            return ResponseEntity.ok()
                    .contentType(CALENDAR)
                    .cacheControl(CacheControl.noStore())
                    .header("X-Robots-Tag", "noindex")
                    .body(FeedText.of(agenda, address.origin(), spoken, clock.instant()));
        } catch (Missing | Denied notAnyMore) {
            return nowhere();
        }
    }

    private Span span(ZoneId zone) {
        var today = clock.instant().atZone(zone).toLocalDate();
        return new Span(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD));
    }

    private static ResponseEntity<String> nowhere() {
        return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }
}
