package org.communique.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import org.communique.statement.Localized;

/** Why somebody may want to choose another time. None of them forbids anything. */
public sealed interface Warning {

    /**
     * Another release goes out within an hour.
     *
     * @param release id of it
     * @param shared  people on lists of both, 1 or more
     */
    record Collision(long release, Localized title, Instant at, long shared) implements Warning {}

    /** It lies in the organisation's quiet hours. */
    record Quiet(QuietHours hours) implements Warning {}

    /** Few are at work. */
    record Weekend(DayOfWeek day) implements Warning {}

    /** A public holiday of the organisation's country. */
    record Holiday(String name) implements Warning {}

    /** A day that many others speak on. */
    record Observed(Localized names) implements Warning {}
}
