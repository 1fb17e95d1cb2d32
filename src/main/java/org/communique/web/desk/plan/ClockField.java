package org.communique.web.desk.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.release.WallTime;
import org.communique.release.WallTime.Reading;
import org.communique.render.Moments;
import org.communique.render.Phrases;

/**
 * One of the two clocks of the form, with what it means in words.
 *
 * @param echo   the instant in words, in the zone of the form and in UTC; empty while it is not clear
 * @param there  the same instant elsewhere
 * @param fault  what is wrong; empty if nothing is
 * @param either the two instants it could mean, if the clocks change then
 */
record ClockField(String date, String time, String echo, List<There> there, String fault, List<Either> either) {

    /** What a clock shows in another place. */
    record There(String city, String time) {}

    /** One of two instants. @param value as the form sends it */
    record Either(String value, String words, boolean chosen) {}

    /** How it is read. @param cities zones to echo, besides the form's */
    record Ground(Instant earliest, List<ZoneId> cities, Locale language) {}

    /** @param needed whether it must be filled in */
    static ClockField of(WallTime wall, Ground ground, boolean needed) {
        if (!needed && wall.date().isBlank() && wall.time().isBlank())
            return new ClockField("", "", "", List.of(), "", List.of());
        var reading = wall.read(ground.earliest());
        var field = new ClockField(wall.date(), wall.time(), "", List.of(), "", either(wall, ground.language()));
        return reading instanceof Reading.Clear clear
                ? field.echoing(clear.time().instant(), clear.time().zone(), ground)
                : field.wrong(fault(reading, wall, ground.language()));
    }

    private ClockField echoing(Instant instant, ZoneId zone, Ground ground) {
        var language = ground.language();
        var there = new ArrayList<There>();
        for (var city : ground.cities())
            if (!city.equals(zone)) there.add(new There(Moments.city(city), day(instant, city, language)));
        there.add(new There("UTC", day(instant, ZoneOffset.UTC, language)));
        return new ClockField(date, time, Moments.here(instant, zone, language), there, "", either);
    }

    private ClockField wrong(String why) {
        return new ClockField(date, time, "", List.of(), why, either);
    }

    private static String fault(Reading reading, WallTime wall, Locale language) {
        if (reading instanceof Reading.Skipped)
            return Phrases.get(language, "desk.plan.fault.skipped", wall.time(), city(wall));
        if (reading instanceof Reading.Twice)
            return Phrases.get(language, "desk.plan.fault.twice", wall.time(), city(wall));
        if (reading instanceof Reading.Past past)
            return Phrases.get(
                    language, "desk.plan.fault.past", Moments.here(past.earliest(), ZoneId.of(wall.zone()), language));
        return Phrases.get(language, "desk.plan.fault.unreadable");
    }

    private static List<Either> either(WallTime wall, Locale language) {
        return wall.either().stream()
                .map(it -> new Either(
                        it.toString(),
                        Phrases.get(
                                language,
                                "desk.plan.either",
                                Moments.here(it, ZoneId.of(wall.zone()), language),
                                Moments.time(it, ZoneOffset.UTC, language)),
                        it.toString().equals(wall.chosen())))
                .toList();
    }

    private static String city(WallTime wall) {
        return Moments.city(ZoneId.of(wall.zone()));
    }

    private static String day(Instant instant, ZoneId zone, Locale language) {
        var day = instant.atZone(zone).getDayOfWeek().getDisplayName(TextStyle.SHORT, language);
        return Phrases.get(language, "desk.plan.day-time", day, Moments.time(instant, zone, language));
    }
}
