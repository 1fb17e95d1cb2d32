package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import org.communique.app.DeskRoutes.Route;
import org.communique.staff.Permission;

/** Routes of the plan page and of the calendar. */
final class PlanRoutes {

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET /desk/{organisation}/statements/{key}/plan", plan(Permission.RELEASE_READ, "")),
            Map.entry("POST /desk/{organisation}/statements/{key}/plan", plan(Permission.RELEASE_PLAN, "")),
            Map.entry("POST /desk/{organisation}/statements/{key}/plan/look", plan(Permission.RELEASE_READ, "/look")),
            Map.entry(
                    "POST /desk/{organisation}/statements/{key}/plan/discard",
                    plan(Permission.RELEASE_PLAN, "/discard")),
            Map.entry("GET /desk/{organisation}/calendar", needs(Permission.RELEASE_READ, it -> "/calendar")),
            Map.entry(
                    "POST /desk/{organisation}/calendar/feed", needs(Permission.RELEASE_READ, it -> "/calendar/feed")),
            Map.entry(
                    "POST /desk/{organisation}/calendar/feed/end",
                    needs(Permission.RELEASE_READ, it -> "/calendar/feed/end")),
            Map.entry(
                    "GET /desk/{organisation}/settings/calendar",
                    needs(Permission.ORGANISATION_READ, it -> "/settings/calendar")),
            Map.entry(
                    "POST /desk/{organisation}/settings/calendar",
                    needs(Permission.ORGANISATION_MANAGE, it -> "/settings/calendar")),
            Map.entry(
                    "POST /desk/{organisation}/settings/calendar/days",
                    needs(Permission.RELEASE_PLAN, it -> "/settings/calendar/days")),
            Map.entry(
                    "POST /desk/{organisation}/settings/calendar/days/remove",
                    needs(Permission.RELEASE_PLAN, it -> "/settings/calendar/days/remove")));

    static final Map<String, String> OUTSIDE = Map.of(
            "GET /calendar/{file}", "a private token in its address; asked of the owner's roles at each reading");

    private PlanRoutes() {}

    private static Route plan(Permission permission, String rest) {
        return needs(permission, it -> "/statements/" + it.name() + "/plan" + rest);
    }
}
