package org.communique.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.ContactKind;
import org.communique.statement.Languages;

/** What rules ask of a contact, beside free fields and dates. */
public enum Property {
    /** What she would rather read than anything else. */
    LANGUAGE,
    /** Any language she reads. */
    READS,
    /** ISO 3166-1, two letters. */
    COUNTRY,
    /** {@link ContactKind}. */
    KIND,
    /** instant, daily or weekly. */
    RHYTHM,
    /** A topic she has chosen; who has chosen none has not chosen this one. */
    TOPIC,
    /** A list she is on, her subscription being confirmed. */
    LIST;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> RHYTHMS = List.of("instant", "daily", "weekly");

    /** The word in a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Property> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** The value as it stands in tables; empty if there is no such value. */
    Optional<String> read(String written, Names names) {
        return switch (this) {
            case LANGUAGE, READS -> Languages.parse(written).map(Locale::toLanguageTag);
            case COUNTRY -> Optional.of(written.toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
            case KIND -> Optional.of(written.toLowerCase(Locale.ROOT)).filter(kinds()::contains);
            case RHYTHM -> Optional.of(written.toLowerCase(Locale.ROOT)).filter(RHYTHMS::contains);
            case TOPIC -> Optional.of(written).filter(it -> it.matches("[a-z0-9]+(-[a-z0-9]+)*"));
            case LIST -> Optional.of(written).filter(names.lists()::containsKey);
        };
    }

    /** Values to suggest one of; empty where there are too many. */
    Set<String> known(Names names) {
        return switch (this) {
            case LANGUAGE, READS, COUNTRY, TOPIC -> Set.of();
            case KIND -> Set.copyOf(kinds());
            case RHYTHM -> Set.copyOf(RHYTHMS);
            case LIST -> names.lists().keySet();
        };
    }

    private static List<String> kinds() {
        return Arrays.stream(ContactKind.values()).map(ContactKind::code).toList();
    }
}
