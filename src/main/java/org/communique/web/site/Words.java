package org.communique.web.site;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.render.Moments;
import org.communique.render.Phrases;

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

    /** Such as "128 statements", in whatever way the language counts. */
    String count(long number) {
        return number == 1 ? phrase("site.count-one") : phrase("site.count-many", number(number));
    }

    String number(long number) {
        return format().format(number);
    }

    String size(long bytes) {
        return bytes < KILO * KILO
                ? format().format(Math.max(1, bytes / KILO)) + " kB"
                : format().format((double) bytes / (KILO * KILO)) + " MB";
    }

    /** With the digits that dates have too. */
    private NumberFormat format() {
        var digits = new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("nu", "latn");
        var number = NumberFormat.getInstance(digits.build());
        number.setMaximumFractionDigits(1);
        return number;
    }
}
