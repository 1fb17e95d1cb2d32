package org.communique.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Public holidays of whole countries, as Jollyday knows them. */
public final class Holidays {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private Holidays() {}

    /** Codes of the countries that are known here, such as {@code NL}. */
    public static Set<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(ISO::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the holidays on a day, in a language or in English; empty without a country. */
    public static List<String> on(LocalDate day, Optional<String> country, Locale language) {
        return country.stream()
                .flatMap(it -> HolidayManager.getInstance(ManagerParameters.create(it)).getHolidays(day, day).stream())
                .filter(it -> it.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(it -> it.getDescription(language))
                .sorted()
                .toList();
    }
}
