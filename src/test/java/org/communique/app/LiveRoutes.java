package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes of what goes out and of what became of it. */
final class LiveRoutes {

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET /desk/{organisation}/live", needs(Permission.RELEASE_READ, it -> "/live?once")),
            Map.entry("GET /desk/{organisation}/live.html", needs(Permission.RELEASE_READ, it -> "/live.html")),
            Map.entry("POST /desk/{organisation}/find", needs(Permission.RELEASE_READ, it -> "/find")),
            Map.entry("GET /desk/{organisation}/reports", needs(Permission.RELEASE_READ, it -> "/reports")),
            release("GET", "", Permission.RELEASE_READ),
            release("GET", "/live.html", Permission.RELEASE_READ),
            release("GET", "/report.csv", Permission.RELEASE_READ),
            release("POST", "/not-reached.csv", Permission.CONTACT_EXPORT),
            release("POST", "/again", Permission.RELEASE_PUBLISH),
            release("GET", "/time", Permission.RELEASE_PLAN),
            release("POST", "/time", Permission.RELEASE_PLAN),
            release("POST", "/time/look", Permission.RELEASE_PLAN),
            release("POST", "/schedule", Permission.RELEASE_PUBLISH),
            release("POST", "/take-back", Permission.RELEASE_PUBLISH),
            release("POST", "/pause", Permission.RELEASE_PUBLISH),
            release("POST", "/continue", Permission.RELEASE_PUBLISH),
            release("POST", "/stop", Permission.RELEASE_PUBLISH));

    private LiveRoutes() {}

    private static Map.Entry<String, Route> release(String method, String rest, Permission permission) {
        return Map.entry(
                method + " /desk/{organisation}/releases/{id:[0-9]+}" + rest,
                needs(permission, it -> "/releases/" + it.release() + rest));
    }
}
