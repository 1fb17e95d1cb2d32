package org.communique.web.desk.calendar;

/** Where the site is, as programs outside reach it. @param origin without a slash at its end */
public record CalendarAddress(String origin) {

    String of(String token) {
        return origin + "/calendar/" + token + ".ics";
    }
}
