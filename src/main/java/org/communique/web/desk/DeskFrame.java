package org.communique.web.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.render.Phrases;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.statement.Languages;

/**
 * What surrounds every page of the desk. Plain strings, so that a template needs no logic.
 *
 * @param language     of the words; {@code en} where the desk does not speak the user's
 * @param direction    of the user's own language
 * @param base         path of the organisation's desk, such as {@code /desk/secretariat}; empty outside one
 * @param user         as she is shown; empty if nobody is signed in
 * @param rooms        the navigation: what she may see
 * @param shortcuts    whether single keys do something
 * @param csrf         to be sent back with every form as {@code _csrf}
 */
record DeskFrame(
        String language,
        String direction,
        String base,
        String organisation,
        String user,
        List<Room> rooms,
        boolean shortcuts,
        String csrf,
        DeskAssets assets) {

    /**
     * A link of the navigation.
     *
     * @param key    of its words, {@code desk.nav.…}
     * @param letter that opens it after {@code g}
     */
    record Room(String key, String icon, String href, String letter) {}

    private record Way(String key, String icon, String path, String letter, Permission permission) {}

    private static final List<Way> WAYS = List.of(
            new Way("releases", "square-kanban", "", "b", Permission.RELEASE_READ),
            new Way("calendar", "calendar-days", "/calendar", "c", Permission.RELEASE_READ),
            new Way("audiences", "users", "/audiences", "a", Permission.LIST_READ),
            new Way("press", "newspaper", "/press", "p", Permission.PRESS_READ),
            new Way("feeds", "rss", "/feeds", "f", Permission.STATEMENT_READ),
            new Way("reports", "chart-column", "/reports", "r", Permission.RELEASE_READ),
            new Way("settings", "settings", "/settings", "s", Permission.ORGANISATION_READ));

    static DeskFrame of(Visit visit, DeskAssets assets) {
        var language = visit.user().language();
        return new DeskFrame(
                words(language),
                Languages.direction(language),
                visit.path(""),
                visit.organisation().name(language),
                visit.user().shown(),
                rooms(visit.actor(), visit).toList(),
                visit.user().shortcuts(),
                visit.csrf(),
                assets);
    }

    static DeskFrame bare(DeskPages.Bare who, DeskAssets assets) {
        return new DeskFrame(
                words(who.language()),
                Languages.direction(who.language()),
                "",
                "",
                who.userName().orElse(""),
                List.of(),
                true,
                who.csrf(),
                assets);
    }

    /** Where the name of the desk takes her: the first room she may see. */
    public String home() {
        return rooms.isEmpty() ? "/account" : rooms.get(0).href();
    }

    private static Stream<Room> rooms(Actor actor, Visit visit) {
        return WAYS.stream()
                .filter(it -> actor.may(it.permission(), visit.organisation().id()))
                .map(it -> new Room("desk.nav." + it.key(), it.icon(), visit.path(it.path()), it.letter()));
    }

    private static String words(Locale language) {
        return Phrases.desk(language).toLanguageTag();
    }
}
