package org.communique.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.communique.app.Members.Things;
import org.communique.staff.Permission;

/**
 * Every route of the desk and what it takes, for {@link DeskAuthorisationTest}: a new one is a line here,
 * {@code "GET /desk/{organisation}/calendar", needs(RELEASE_READ, it -> "/calendar")}. The function makes the rest of the path
 * behind {@code /desk/<organisation>} from what that organisation has.
 */
final class DeskRoutes {

    /** Who gets in, and an address to try: in any organisation what its own things make of it. */
    record Route(Permission permission, Function<Things, String> rest) {}

    static final Map<String, Route> TABLE = joined(
            BoardRoutes.TABLE,
            ConvertRoutes.TABLE,
            LiveRoutes.TABLE,
            PeopleRoutes.TABLE,
            PlanRoutes.TABLE,
            ReviewRoutes.TABLE,
            SettingsRoutes.TABLE,
            UsersRoutes.TABLE,
            WriteRoutes.TABLE);

    /** Routes outside the desk of an organisation, and who may use them. */
    static final Map<String, String> OUTSIDE =
            joined(PlanRoutes.OUTSIDE, ReviewRoutes.OUTSIDE, SettingsRoutes.OUTSIDE, SignInRoutes.OUTSIDE);

    private DeskRoutes() {}

    /** Whether a pattern of the route table belongs to the desk. */
    static boolean covers(String pattern) {
        return pattern.matches("/(desk|desk-assets|sign-in|account|setup|approve)(/.*)?")
                || pattern.startsWith("/calendar/");
    }

    @SafeVarargs
    private static <T> Map<String, T> joined(Map<String, T>... tables) {
        var all = new TreeMap<String, T>();
        for (var table : tables) all.putAll(table);
        return all;
    }

    static Route needs(Permission permission, Function<Things, String> rest) {
        return new Route(permission, rest);
    }
}
