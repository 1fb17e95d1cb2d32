package org.communique.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Instants in words, with the zone and UTC, so that nobody has to guess. */
public final class Moments {

    private Moments() {}

    /** Such as "Sunday, 18 October 2026, 08:00 in Amsterdam (06:00 UTC)". */
    public static String inWords(Instant instant, ZoneId zone, Locale language) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(dates(language));
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(dates(language));
        var there = instant.atZone(zone);
        var utc = instant.atZone(ZoneOffset.UTC);
        return Phrases.get(
                language, "date.moment", date.format(there), time.format(there), city(zone), time.format(utc));
    }

    /** Such as "Sunday, 18 October 2026, 08:00 in Amsterdam": for those who read the desk. */
    public static String here(Instant instant, ZoneId zone, Locale language) {
        var spoken = Phrases.desk(language);
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(dates(spoken))
                .format(instant.atZone(zone));
        return Phrases.get(spoken, "desk.moment", date, time(instant, zone, spoken), city(zone));
    }

    /** Such as "08:00". */
    public static String time(Instant instant, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(dates(Phrases.desk(language)))
                .format(instant.atZone(zone));
    }

    /** Such as "26 November 2026". */
    public static String day(Instant instant, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(dates(language))
                .format(instant.atZone(zone));
    }

    /** English without a country is the British kind here, as everywhere on our pages. */
    static Locale dates(Locale language) {
        return language.equals(Locale.ENGLISH) ? Locale.UK : language;
    }

    /** The place a zone is named after: the last part of its id. */
    public static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
