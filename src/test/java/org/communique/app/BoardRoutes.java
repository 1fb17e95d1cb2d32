package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes of the board. */
final class BoardRoutes {

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET /desk/{organisation}", needs(Permission.RELEASE_READ, it -> "")),
            Map.entry("GET /desk/{organisation}/keys", needs(Permission.ORGANISATION_READ, it -> "/keys")));

    private BoardRoutes() {}
}
