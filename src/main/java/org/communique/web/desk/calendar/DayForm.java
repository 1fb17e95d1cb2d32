package org.communique.web.desk.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Optional;
import org.communique.calendar.Observance;
import org.communique.statement.Localized;
import org.jspecify.annotations.Nullable;

/** A day of one's own, as the form has it. Whatever was not sent is empty. */
record DayForm(
        @Nullable String date,
        @Nullable String name,
        @Nullable String nameNl,
        @Nullable String yearly) {

    static final DayForm EMPTY = new DayForm("", "", "", "on");

    /** Longest name, in letters: it stands in a cell of the calendar. */
    private static final int NAME = 100;

    DayForm {
        date = text(date);
        name = text(name);
        nameNl = text(nameNl);
        yearly = text(yearly);
    }

    /** Empty if it has no date or no name. */
    Optional<Observance> observance() {
        if (name().isEmpty() || name().length() > NAME || nameNl().length() > NAME) return Optional.empty();
        var names = new HashMap<String, String>();
        names.put("en", name());
        if (!nameNl().isEmpty()) names.put("nl", nameNl());
        try {
            var day = LocalDate.parse(date());
            Optional<Integer> year = yearly().isEmpty() ? Optional.of(day.getYear()) : Optional.empty();
            return Optional.of(new Observance(0, MonthDay.from(day), year, new Localized(names)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }
}
