package org.communique.app;

import static org.communique.app.DeskRoutes.needs;
import static org.communique.staff.Permission.AUDIT_READ;
import static org.communique.staff.Permission.STAFF_MANAGE;
import static org.communique.staff.Permission.STAFF_READ;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;

/** Routes of the users and of the audit log. */
final class UsersRoutes {

    private static final String USERS = "/desk/{organisation}/settings/users";

    static final Map<String, Route> TABLE = Map.of(
            "GET " + USERS,
            needs(STAFF_READ, it -> "/settings/users"),
            "POST " + USERS,
            needs(STAFF_MANAGE, it -> "/settings/users?name=new&shown=New"),
            "POST " + USERS + "/grant",
            needs(STAFF_MANAGE, it -> "/settings/users/grant"),
            "POST " + USERS + "/revoke",
            needs(STAFF_MANAGE, it -> "/settings/users/revoke"),
            "POST " + USERS + "/invite",
            needs(STAFF_MANAGE, it -> "/settings/users/invite"),
            "POST " + USERS + "/reset",
            needs(STAFF_MANAGE, it -> "/settings/users/reset"),
            "POST " + USERS + "/disable",
            needs(STAFF_MANAGE, it -> "/settings/users/disable"),
            "POST " + USERS + "/enable",
            needs(STAFF_MANAGE, it -> "/settings/users/enable"),
            "GET /desk/{organisation}/settings/audit",
            needs(AUDIT_READ, it -> "/settings/audit"));

    private UsersRoutes() {}
}
