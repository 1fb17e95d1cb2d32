package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes that turn a text into Markdown. */
final class ConvertRoutes {

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET /desk/{organisation}/convert", needs(Permission.STATEMENT_WRITE, it -> "/convert")),
            Map.entry("POST /desk/{organisation}/convert", needs(Permission.STATEMENT_WRITE, it -> "/convert")));

    private ConvertRoutes() {}
}
