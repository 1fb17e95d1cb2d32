package org.communique.web.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.render.Moments;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.render.Plurals;

/** Dates, numbers and phrases as readers of one language write them. */
record Words(Locale language, ZoneId zone) {

    private static final long KILO = 1000;

    static Words of(Published published, FeedSettings settings) {
        return new Words(published.language(), settings.zone());
    }

    String phrase(String key, Object... arguments) {
        return Phrases.get(language, key, arguments);
    }

    /** Such as "26 November 2026". */
    String day(Instant instant) {
        return Moments.day(instant, zone, language);
    }

    /** With weekday, time, zone and UTC. */
    String moment(Instant instant) {
        return Moments.inWords(instant, zone, language);
    }

    /** A phrase with a count in it, in the form that the language has for so many. */
    String counted(String key, long number, Object... others) {
        return Plurals.phrase(language, key, number, others);
    }

    /** Such as "128 statements". */
    String count(long number) {
        return counted("site.count", number);
    }

    String number(long number) {
        return Numbers.whole(language, number);
    }

    String size(long bytes) {
        return bytes < KILO * KILO
                ? number(Math.max(1, bytes / KILO)) + " kB"
                : Numbers.tenths(language, (double) bytes / (KILO * KILO)) + " MB";
    }
}
