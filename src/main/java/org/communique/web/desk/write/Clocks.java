package org.communique.web.desk.write;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.communique.render.Moments;
import org.communique.web.desk.Visit;

/** Times of writing, as the organisation's clock shows them. */
final class Clocks {

    private Clocks() {}

    /** Such as 14:02:11. */
    static String second(Visit visit, Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(at.atZone(visit.zone()));
    }

    /** Such as 26 November 2026, 14:02. */
    static String minute(Visit visit, Instant at) {
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Locale.UK);
        return Moments.day(at, visit.zone(), visit.user().language()) + ", " + time.format(at.atZone(visit.zone()));
    }
}
