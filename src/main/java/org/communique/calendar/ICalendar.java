package org.communique.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Events as a text that calendar programs read (RFC 5545). Times are in UTC, so that no table of zones is needed. */
public final class ICalendar {

    /** Octets in a line without its end (§3.1). */
    private static final int LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private ICalendar() {}

    /**
     * One event.
     *
     * @param uid     the same whenever the event is told again
     * @param summary the only line that many programs show
     * @param link    absolute address of its page; empty = none
     */
    public record Event(String uid, When when, String summary, String link) {}

    /** When an event is. */
    public sealed interface When {

        /** At an instant. @param certain false while it is only planned */
        record At(Instant instant, boolean certain) implements When {}

        /** All day, and in nobody's way. */
        record On(LocalDate day) implements When {}
    }

    /** The text, lines ended by CRLF. @param now when this was said */
    public static String of(String name, List<Event> events, Instant now) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Communique//Calendar//EN");
        line(text, "METHOD:PUBLISH");
        line(text, "X-WR-CALNAME:" + escaped(name)); // not of the RFC, and read by every program
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H"); // RFC 7986 §5.7
        events.forEach(it -> event(text, it, now));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static void event(StringBuilder text, Event event, Instant now) {
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + escaped(event.uid()));
        line(text, "DTSTAMP:" + UTC.format(now));
        if (event.when() instanceof When.At at) {
            line(text, "DTSTART:" + UTC.format(at.instant()));
            line(text, "STATUS:" + (at.certain() ? "CONFIRMED" : "TENTATIVE"));
        } else if (event.when() instanceof When.On on) {
            line(text, "DTSTART;VALUE=DATE:" + DATE.format(on.day()));
            line(text, "TRANSP:TRANSPARENT");
        }
        line(text, "SUMMARY:" + escaped(event.summary()));
        if (!event.link().isEmpty()) line(text, "URL:" + event.link());
        line(text, "END:VEVENT");
    }

    private static final Map<Integer, String> ESCAPES =
            Map.of((int) '\\', "\\\\", (int) ';', "\\;", (int) ',', "\\,", (int) '\n', "\\n");

    /** Of the value type TEXT (§3.3.11); other control characters have no place in it. */
    static String escaped(String value) {
        var text = new StringBuilder();
        value.replace("\r\n", "\n").codePoints().forEach(it -> {
            if (ESCAPES.containsKey(it)) text.append(ESCAPES.get(it));
            else if (!Character.isISOControl(it)) text.appendCodePoint(it);
        });
        return text.toString();
    }

    /** Folded between characters, never within one. */
    static void line(StringBuilder text, String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            var character = Character.toString(line.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }
}
