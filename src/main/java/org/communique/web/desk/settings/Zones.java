package org.communique.web.desk.settings;

import java.time.ZoneId;
import java.util.List;

/** Time zones to choose from. */
public final class Zones {

    private Zones() {}

    /** Names that people know: a part of the world and a city. */
    public static List<String> all() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(it -> it.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
                .sorted()
                .toList();
    }
}
