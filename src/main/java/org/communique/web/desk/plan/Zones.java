package org.communique.web.desk.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.render.Templates;
import org.springframework.stereotype.Component;

/** The zones of a select: those that are near, and all others by part of the world. */
@Component
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

    private final Templates templates;

    /** By language: hundreds of lines that are the same on each page. */
    private final Map<Locale, String> others = new ConcurrentHashMap<>();

    Zones(Templates templates) {
        this.templates = templates;
    }

    /**
     * What can be chosen.
     *
     * @param near   the chosen one, the organisation's and UTC
     * @param others markup of the groups of all zones; none of them is marked as chosen
     */
    record Offer(List<Choice> near, String others) {}

    /** A zone. */
    record Choice(String id, String city, boolean chosen) {}

    /** A zone that is chosen is offered whatever it is called. @param chosen blank = none */
    Offer of(String chosen, ZoneId own, Locale spoken) {
        var near = new TreeSet<>(Set.of(own.getId(), "UTC"));
        if (!chosen.isBlank()) near.add(chosen);
        return new Offer(choices(near, chosen), others.computeIfAbsent(spoken, this::others));
    }

    private String others(Locale spoken) {
        var groups = new TreeMap<String, Set<String>>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            var part = id.split("/")[0];
            if (id.contains("/") && PARTS.contains(part))
                groups.computeIfAbsent(part, it -> new TreeSet<>()).add(id);
        }
        var choices = new TreeMap<String, List<Choice>>();
        groups.forEach((part, ids) -> choices.put(part, choices(ids, "")));
        return templates.part("desk/plan-parts.html", "zones-of-the-world", spoken, Map.of("groups", choices));
    }

    private static List<Choice> choices(Set<String> ids, String chosen) {
        return ids.stream()
                .map(it -> new Choice(it, city(it), it.equals(chosen)))
                .toList();
    }

    private static String city(String id) {
        var parts = id.split("/");
        var city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return parts.length > 2 ? city + ", " + parts[1].replace('_', ' ') : city;
    }
}
