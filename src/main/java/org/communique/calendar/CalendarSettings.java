package org.communique.calendar;

import java.util.Optional;

/**
 * What an organisation says of its days.
 *
 * @param country whose holidays are asked for, ISO 3166-1 such as {@code NL}; empty = none
 */
public record CalendarSettings(Optional<QuietHours> quiet, Optional<String> country) {

    /** Of an organisation that has said nothing. */
    public static final CalendarSettings NONE = new CalendarSettings(Optional.empty(), Optional.empty());
}
