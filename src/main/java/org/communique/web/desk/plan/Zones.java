package org.communique.web.desk.plan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The zones of the select, by part of the world. */
final class Zones {

    private static final Set<String> PARTS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    /** By part of the world, each with its zones. */
    private static final Map<String, Set<String>> ALL = all();

    private Zones() {}

    /** A group of the select. @param part of the world; empty = what is near */
    record Group(String part, List<Choice> zones) {}

    /** A zone. */
    record Choice(String id, String city, boolean chosen) {}

    /** All of them, what is near first. A zone that is chosen is offered whatever it is called. */
    static List<Group> of(String chosen, ZoneId own) {
        var near = new TreeSet<>(Set.of(own.getId(), "UTC"));
        if (!chosen.isBlank() && ALL.values().stream().noneMatch(it -> it.contains(chosen))) near.add(chosen);
        var groups = new ArrayList<Group>();
        groups.add(group("", near, chosen));
        ALL.forEach((part, zones) -> groups.add(group(part, zones, near.contains(chosen) ? "" : chosen)));
        return groups;
    }

    private static Group group(String part, Set<String> zones, String chosen) {
        return new Group(
                part,
                zones.stream()
                        .map(it -> new Choice(it, city(it), it.equals(chosen)))
                        .toList());
    }

    private static String city(String id) {
        var parts = id.split("/");
        var city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return parts.length > 2 ? city + ", " + parts[1].replace('_', ' ') : city;
    }

    private static Map<String, Set<String>> all() {
        var all = new TreeMap<String, Set<String>>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            var part = id.split("/")[0];
            if (id.contains("/") && PARTS.contains(part))
                all.computeIfAbsent(part, it -> new TreeSet<>()).add(id);
        }
        return all;
    }
}
