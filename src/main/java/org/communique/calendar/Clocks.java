package org.communique.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** When the clocks of a zone go forward or back. */
public final class Clocks {

    private Clocks() {}

    /** The change on a day, if there is one. */
    public static Optional<ZoneOffsetTransition> change(ZoneId zone, LocalDate day) {
        var next = zone.getRules()
                .nextTransition(day.atStartOfDay(zone).toInstant().minusMillis(1));
        return Optional.ofNullable(next)
                .filter(it -> it.getDateTimeBefore().toLocalDate().equals(day));
    }
}
