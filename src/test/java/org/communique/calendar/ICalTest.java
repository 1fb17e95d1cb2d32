package org.communique.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.property.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.communique.calendar.ICalendar.Event;
import org.communique.calendar.ICalendar.When;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What other programs read in our feed is what we wrote. Biweekly is the judge. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ICalTest {

    private static final Instant NOW = Instant.parse("2026-10-18T09:00:00Z");

    @Test
    void another_program_reads_the_same_events() {
        var text = ICalendar.of(
                "Communiqué, The Network; all",
                List.of(
                        new Event(
                                "release-1@news.example",
                                new When.At(Instant.parse("2026-10-25T00:30:00Z"), false),
                                "Planned: Łódź, Kyiv; \"Захист\"\nand more \\ slashes",
                                "https://news.example/desk/network/statements/k/plan"),
                        new Event(
                                "release-2@news.example",
                                new When.At(Instant.parse("2026-12-10T10:00:00Z"), true),
                                "Scheduled: " + "حماية ".repeat(40),
                                "https://news.example/desk/network/releases/2"),
                        new Event(
                                "day-2026-07-30-0@news.example",
                                new When.On(LocalDate.parse("2026-07-30")),
                                "World Day",
                                "")),
                NOW);

        var read = Biweekly.parse(text).first();

        var faults = read.validate(ICalVersion.V2_0);
        assertTrue(faults.isEmpty(), faults.toString());
        assertEquals(3, read.getEvents().size());
        var first = read.getEvents().get(0);
        assertEquals(
                "Planned: Łódź, Kyiv; \"Захист\"\nand more \\ slashes",
                first.getSummary().getValue());
        assertEquals(
                Instant.parse("2026-10-25T00:30:00Z"),
                first.getDateStart().getValue().toInstant());
        assertEquals(Status.tentative(), first.getStatus());
        assertEquals(
                "https://news.example/desk/network/statements/k/plan",
                first.getUrl().getValue());
        var second = read.getEvents().get(1);
        assertEquals("Scheduled: " + "حماية ".repeat(40), second.getSummary().getValue());
        assertTrue(second.getStatus().isConfirmed());
        assertTrue(!read.getEvents().get(2).getDateStart().getValue().hasTime());
        assertTrue(text.contains("DTSTART;VALUE=DATE:20260730\r\n"), text);
    }

    @Property(tries = 300)
    void whatever_a_title_is_it_comes_back_and_no_line_is_longer_than_75_octets(@ForAll String title) {
        var text = ICalendar.of("n", List.of(new Event("u", new When.At(NOW, true), title, "")), NOW);

        for (var line : text.split("\r\n")) assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        assertTrue(
                text.endsWith("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains("\r"));
        assertEquals(
                1,
                List.of(text.split("\r\n")).stream()
                        .filter("BEGIN:VEVENT"::equals)
                        .count());
        var unfolded = text.replace("\r\n ", "");
        var summary = unfolded.lines()
                .filter(it -> it.startsWith("SUMMARY:"))
                .findFirst()
                .orElseThrow();
        assertEquals("SUMMARY:" + ICalendar.escaped(title), summary);
    }

    @Test
    void a_line_that_somebody_writes_into_a_title_is_no_line_of_the_feed() {
        var text = ICalendar.of(
                "n",
                List.of(new Event("u", new When.At(NOW, true), "a\r\nEND:VEVENT\rATTENDEE:x\u0000\u0007", "")),
                NOW);

        assertTrue(text.contains("SUMMARY:a\\nEND:VEVENTATTENDEE:x\r\n"), text);
    }

    @Test
    void an_emoji_is_never_folded_in_its_middle() {
        var text = new StringBuilder();
        ICalendar.line(text, "SUMMARY:" + "\uD83D\uDD4A".repeat(60));

        for (var line : text.toString().split("\r\n"))
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(line), line);
        assertEquals(
                "SUMMARY:" + "\uD83D\uDD4A".repeat(60) + "\r\n", text.toString().replace("\r\n ", ""));
    }
}
