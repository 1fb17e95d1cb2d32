package org.communique.app;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import picocli.CommandLine.Option;

/** What an organisation says of itself, on the command line; what is not said stays. */
final class OrganisationOptions {

    @Option(
            names = "--name",
            paramLabel = "LANGUAGE=NAME",
            description = "as readers see it, such as en=\"Open Door\", once for each language")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(names = "--zone", paramLabel = "ZONE", description = "where its people plan, such as Europe/Skopje")
    private String zone = "";

    @Option(
            names = "--languages",
            paramLabel = "TAGS",
            description = "offered to who reads no edition there is, first choice first, such as mk,en")
    private String languages = "";

    @Option(names = "--press-address", paramLabel = "ADDRESS", description = "whom journalists write to")
    private String pressAddress = "";

    @Option(names = "--press-phone", paramLabel = "NUMBER", description = "whom journalists call; - for none")
    private String pressPhone = "";

    /** The profile with what was said. */
    Organisation.Profile over(Organisation.Profile now) {
        var press = new Organisation.PressDesk(
                pressAddress.isEmpty() ? now.press().address() : address("--press-address", pressAddress),
                pressPhone.isEmpty() ? now.press().phone() : pressPhone.equals("-") ? "" : pressPhone);
        return new Organisation.Profile(
                names.isEmpty() ? now.names() : new Localized(texts("--name", names, 120)),
                zone.isEmpty() ? now.zone() : zone(),
                languages.isEmpty() ? now.fallback() : languages(),
                press);
    }

    /** Texts by language, as an option takes them. */
    static Map<String, String> texts(String option, Map<String, String> given, int most) {
        given.forEach((language, text) -> {
            if (Languages.parse(language).isEmpty() || text.isBlank() || text.length() > most)
                throw new Refused("write " + option + " en=TEXT, at most " + most + " characters, for each language");
            if (text.chars().anyMatch(Character::isISOControl))
                throw new Refused("write " + option + " without line breaks and control characters");
        });
        return given;
    }

    /** One that SMTP takes; the message does not repeat it. */
    static String address(String option, String text) {
        try {
            return new Address(text).value();
        } catch (IllegalArgumentException notAnAddress) {
            throw new Refused("write " + option + " as an address, such as press@example.org");
        }
    }

    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(zone))
            throw new Refused("write --zone as a zone such as Europe/Amsterdam");
        return ZoneId.of(zone);
    }

    private List<Locale> languages() {
        return Arrays.stream(languages.split(","))
                .map(tag -> Languages.parse(tag)
                        .orElseThrow(() -> new Refused("write --languages as tags with commas, such as mk,en")))
                .toList();
    }
}
