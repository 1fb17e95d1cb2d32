package org.communique.review;

import java.time.LocalDate;

/** On which days an organisation does not work. */
public interface DaysOff {

    boolean off(long organisation, LocalDate day);
}
