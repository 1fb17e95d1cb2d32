package org.communique.web.desk.calendar;

import java.util.Optional;
import org.communique.calendar.CalendarFeeds;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.staff.Actor;
import org.communique.staff.Staff;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.springframework.stereotype.Component;

/** Who reads the calendar in a program of her own. */
@Component
class CalendarReaders {

    private final CalendarFeeds feeds;
    private final Users users;
    private final Staff staff;
    private final Organisations organisations;

    CalendarReaders(CalendarFeeds feeds, Users users, Staff staff, Organisations organisations) {
        this.feeds = feeds;
        this.users = users;
        this.staff = staff;
        this.organisations = organisations;
    }

    /** A user as her roles make her at this moment, and whose calendar she reads. */
    record Reader(User user, Actor actor, Organisation organisation) {}

    /** By the token in her address; empty if it is none, or she is no user any more. */
    Optional<Reader> by(String token) {
        return feeds.owner(token).flatMap(owner -> users.find(owner.user())
                .map(it -> new Reader(it, staff.actor(it.name()), organisations.byId(owner.organisation()))));
    }
}
