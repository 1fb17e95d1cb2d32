package org.communique.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.render.Phrases;
import org.communique.statement.Localized;

/**
 * A day that a statement may belong to, or be lost in.
 *
 * @param id   row id of one of the organisation's own; 0 = we ship it
 * @param year empty = each year
 */
public record Observance(long id, MonthDay day, Optional<Integer> year, Localized names) {

    /** Days of the United Nations and the European Union that our readers and their press know; one is of the United States. */
    private static final List<MonthDay> SHIPPED = Stream.of(
                    "01-11", "03-08", "06-20", "07-30", "10-18", "11-25", "12-02", "12-10")
            .map(it -> MonthDay.parse("--" + it))
            .toList();

    /** Those that everybody's calendar has, by date. */
    public static List<Observance> shipped() {
        return SHIPPED.stream()
                .map(it -> new Observance(0, it, Optional.empty(), names(it)))
                .toList();
    }

    /** Whether it is that day; the 29th of February is there in leap years only. */
    public boolean on(LocalDate date) {
        return MonthDay.from(date).equals(day)
                && year.filter(it -> it != date.getYear()).isEmpty();
    }

    private static Localized names(MonthDay day) {
        var key = "desk.observance." + day.toString().substring(2);
        return new Localized(
                Map.of("en", Phrases.get(Locale.ENGLISH, key), "nl", Phrases.get(Locale.forLanguageTag("nl"), key)));
    }
}
