package org.communique.web.desk;

import java.time.ZoneId;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.statement.Organisation;

/**
 * A signed-in user at the desk of one organisation: what every page asks for first. A controller names it as a parameter; it
 * is there only if she has a role in the organisation that the path names as {@code {organisation}}.
 *
 * @param csrf to be sent back with every form as {@code _csrf}
 */
public record Visit(User user, Actor actor, Organisation organisation, String csrf) {

    /** Slug of the organisation, as the use cases want it. */
    public String of() {
        return organisation.slug();
    }

    /** Zone in which times are shown and entered. */
    public ZoneId zone() {
        return organisation.zone();
    }

    /** A path within the desk of this organisation, such as {@code path("/calendar")}. */
    public String path(String rest) {
        return "/desk/" + of() + rest;
    }
}
