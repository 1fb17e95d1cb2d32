package org.communique.web.desk.settings;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.communique.audience.Address;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;

/** What an organisation says of itself, as it was typed. @param names by tag of a language */
public record OrganisationForm(Map<String, String> names, String languages, String zone, String press, String phone) {

    private static final int LONGEST = 200;
    private static final String NAME = "name.";

    /** As it is now. */
    public static OrganisationForm of(Organisation it) {
        var names = new LinkedHashMap<String, String>();
        for (var language : it.fallback()) names.put(language.toLanguageTag(), it.name(language));
        return new OrganisationForm(
                names,
                String.join(
                        ", ", it.fallback().stream().map(Locale::toLanguageTag).toList()),
                it.zone().getId(),
                it.press().address(),
                it.press().phone());
    }

    /** As it came: the fields {@code languages}, {@code zone}, {@code press}, {@code phone}, and {@code name.…} for each language. */
    public static OrganisationForm of(Map<String, String> fields) {
        var names = new LinkedHashMap<String, String>();
        new TreeMap<>(fields).forEach((field, value) -> {
            if (field.startsWith(NAME)) names.put(field.substring(NAME.length()), value.strip());
        });
        return new OrganisationForm(
                names,
                fields.getOrDefault("languages", "").strip(),
                fields.getOrDefault("zone", "").strip(),
                fields.getOrDefault("press", "").strip(),
                fields.getOrDefault("phone", "").strip());
    }

    /** Fields that somebody has to mend; empty if all is well. */
    public List<String> faults() {
        var faults = new TreeSet<String>();
        if (named().isEmpty() || named().values().stream().anyMatch(it -> it.length() > LONGEST)) faults.add("name");
        if (chain().isEmpty()) faults.add("languages");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) faults.add("zone");
        if (!address(press)) faults.add("press");
        if (phone.length() > LONGEST) faults.add("phone");
        return List.copyOf(faults);
    }

    /** Only without {@link #faults()}. */
    public Organisation.Profile profile() {
        return new Organisation.Profile(
                new Localized(named()),
                ZoneId.of(zone),
                chain().orElseThrow(),
                new Organisation.PressDesk(press, phone));
    }

    private Map<String, String> named() {
        var named = new TreeMap<String, String>();
        names.forEach((tag, name) -> {
            if (!name.isBlank() && Languages.parse(tag).isPresent()) named.put(tag, name);
        });
        return named;
    }

    /** Empty if one of them is no language, or there is none. */
    private Optional<List<Locale>> chain() {
        var parsed = java.util.Arrays.stream(languages.split("[,\\s]+"))
                .filter(it -> !it.isEmpty())
                .map(Languages::parse)
                .toList();
        if (parsed.isEmpty() || parsed.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return Optional.of(parsed.stream().map(Optional::get).distinct().toList());
    }

    static boolean address(String text) {
        try {
            return !new Address(text).value().isEmpty();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
