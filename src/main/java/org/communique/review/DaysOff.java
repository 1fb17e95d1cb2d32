package org.communique.review;

import java.time.LocalDate;

/** On which days an organisation does not work. */
public interface DaysOff {

    /** Weekends. */
    DaysOff WEEKENDS = (organisation, day) -> WorkingDays.WEEKEND.test(day);

    boolean off(long organisation, LocalDate day);
}
