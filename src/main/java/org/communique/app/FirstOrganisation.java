package org.communique.app;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;

/** The organisation that the settings name, made at the first start. */
final class FirstOrganisation {

    private FirstOrganisation() {}

    static Organisation of(Settings settings) {
        var languages = Arrays.stream(
                        settings.required("organisation.languages").split(","))
                .map(tag -> Languages.parse(tag)
                        .orElseThrow(() -> new InvalidSetting("organisation.languages", tag + " is not a language")))
                .toList();
        return new Organisation(
                0,
                settings.required("organisation.slug"),
                Localized.same(settings.required("organisation.name")),
                zone(settings),
                languages,
                settings.required("organisation.sender"),
                new Organisation.PressDesk(
                        settings.required("organisation.press-address"),
                        settings.text("organisation.press-phone").orElse("")),
                settings.text("organisation.postal").orElse(""));
    }

    private static ZoneId zone(Settings settings) {
        var name = settings.required("organisation.zone");
        return Optional.of(name)
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElseThrow(() -> new InvalidSetting("organisation.zone", "write a zone such as Europe/Amsterdam"));
    }
}
