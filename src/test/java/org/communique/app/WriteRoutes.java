package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes of writing. */
final class WriteRoutes {

    private static final String KEY = "/desk/{organisation}/statements/{key}";

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET /desk/{organisation}/statements", needs(Permission.STATEMENT_READ, it -> "/statements")),
            Map.entry(
                    "GET /desk/{organisation}/statements/new",
                    needs(Permission.STATEMENT_WRITE, it -> "/statements/new")),
            Map.entry(
                    "POST /desk/{organisation}/statements/new",
                    needs(Permission.STATEMENT_WRITE, it -> "/statements/new")),
            Map.entry("GET " + KEY, write("")),
            Map.entry("POST " + KEY, write("")),
            Map.entry("POST " + KEY + "/ready", write("/ready")),
            Map.entry("POST " + KEY + "/test", write("/test")),
            Map.entry("GET " + KEY + "/preview", write("/preview")),
            Map.entry("POST " + KEY + "/preview", write("/preview")),
            Map.entry("GET " + KEY + "/files/{sha256}", write("/files/" + WriteUseCases.SHA256)));

    private WriteRoutes() {}

    private static Route write(String rest) {
        return needs(Permission.STATEMENT_WRITE, it -> "/statements/" + it.name() + rest);
    }
}
