package org.communique.web.desk.signin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which browser somebody signed in with, roughly: enough to know one's own again. */
final class Browsers {

    /** In the order to look: the later ones call themselves by the names of the others too. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("Linux", "Linux"));

    private Browsers() {}

    /** Such as {@code Firefox, Linux}; what it does not know it leaves out. */
    static String roughly(@Nullable String userAgent) {
        var given = userAgent == null ? "" : userAgent;
        var name = first(NAMES, given);
        var system = first(SYSTEMS, given);
        return name.isEmpty() || system.isEmpty() ? name + system : name + ", " + system;
    }

    private static String first(List<Map.Entry<String, String>> known, String given) {
        return known.stream()
                .filter(it -> given.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
