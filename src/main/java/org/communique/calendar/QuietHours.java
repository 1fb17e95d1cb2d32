package org.communique.calendar;

import java.time.LocalTime;

/** Hours in which an organisation would rather not wake anybody; {@code to} may lie on the next day. Begin included, end not. */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) throw new IllegalArgumentException("quiet hours end when they begin");
    }

    boolean hold(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean before = time.isBefore(to);
        return from.isBefore(to) ? begun && before : begun || before;
    }
}
