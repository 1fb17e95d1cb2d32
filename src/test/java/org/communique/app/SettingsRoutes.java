package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes of the settings and of the first run. */
final class SettingsRoutes {

    private static final String SETTINGS = " /desk/{organisation}/settings";

    static final Map<String, Route> TABLE = Map.ofEntries(
            route("GET", "", Permission.ORGANISATION_READ),
            route("GET", "/organisation", Permission.ORGANISATION_READ),
            route("POST", "/organisation", Permission.ORGANISATION_MANAGE),
            route("GET", "/letterheads", Permission.LETTERHEAD_READ),
            route("POST", "/letterheads", Permission.LETTERHEAD_MANAGE),
            letterhead("GET", "", Permission.LETTERHEAD_READ),
            letterhead("POST", "", Permission.LETTERHEAD_MANAGE),
            letterhead("GET", "/preview", Permission.LETTERHEAD_READ),
            route("GET", "/sender", Permission.ORGANISATION_MANAGE),
            route("POST", "/sender", Permission.ORGANISATION_MANAGE),
            route("POST", "/sender/test", Permission.ORGANISATION_MANAGE),
            route("POST", "/sender/keys", Permission.ORGANISATION_MANAGE),
            route("POST", "/sender/sign", Permission.ORGANISATION_MANAGE));

    static final Map<String, String> OUTSIDE = Map.of(
            "GET /setup", "asks for the token of the console; once there is a user, for an administrator",
            "POST /setup/token", "whoever types the token of the console, until there is a user",
            "POST /setup/organisation", "whoever has that token in a cookie",
            "POST /setup/user", "whoever has that token in a cookie; ends it",
            "POST /setup/skip", "an administrator of the first organisation",
            "POST /setup/list", "an administrator of the first organisation who keeps lists");

    private SettingsRoutes() {}

    private static Map.Entry<String, Route> route(String method, String rest, Permission permission) {
        return Map.entry(method + SETTINGS + rest, needs(permission, it -> "/settings" + rest));
    }

    private static Map.Entry<String, Route> letterhead(String method, String rest, Permission permission) {
        return Map.entry(
                method + SETTINGS + "/letterheads/{letterhead}" + rest,
                needs(permission, it -> "/settings/letterheads/" + it.name() + rest));
    }
}
