package org.communique.web.desk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.communique.render.Isolated;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.render.Plurals;

/** Counts, times and phrases in the language that the desk speaks to somebody. */
public record Words(Locale language, ZoneId zone) {

    public static Words of(Locale wanted, ZoneId zone) {
        return new Words(Phrases.desk(wanted), zone);
    }

    public String get(String key, Object... arguments) {
        return Phrases.get(language, key, Isolated.all(language, arguments));
    }

    /** A counted phrase. @param key without its form */
    public String count(String key, long n, Object... arguments) {
        return Plurals.phrase(language, key, n, arguments);
    }

    public String number(long n) {
        return Numbers.whole(language, n);
    }

    /** Such as "Thu 15 Oct, 09:30". */
    public String moment(Instant instant) {
        var there = instant.atZone(zone);
        return get(
                "desk.board.moment",
                there.getDayOfWeek().getDisplayName(TextStyle.SHORT, british()),
                Integer.toString(there.getDayOfMonth()),
                there.getMonth().getDisplayName(TextStyle.SHORT, british()),
                clock(instant, FormatStyle.SHORT));
    }

    /** Such as "14:00:02". */
    public String second(Instant instant) {
        return clock(instant, FormatStyle.MEDIUM);
    }

    /** Such as "18 s", "4 min" or "2 h". */
    public String length(Duration time) {
        if (time.toSeconds() < 100) return get("desk.board.seconds", number(time.toSeconds()));
        if (time.toMinutes() < 100) return get("desk.board.minutes", number((time.toSeconds() + 30) / 60));
        return get("desk.board.hours", number((time.toMinutes() + 30) / 60));
    }

    private String clock(Instant instant, FormatStyle style) {
        return DateTimeFormatter.ofLocalizedTime(style).withLocale(british()).format(instant.atZone(zone));
    }

    /** English without a country is the British kind here. */
    private Locale british() {
        return language.equals(Locale.ENGLISH) ? Locale.UK : language;
    }
}
