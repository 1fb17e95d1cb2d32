package org.communique.audience;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What a free field holds, and how a value that somebody wrote becomes the one that is kept. */
public enum FieldType {
    /** One line of at most {@value #LONGEST} characters. */
    TEXT,
    /** One of the words the organisation offers. */
    CHOICE,
    /** A whole number of at most 15 digits. */
    NUMBER,
    /** A day, such as 2026-10-18. */
    DATE,
    /** {@code yes} or {@code no}. */
    FLAG;

    static final int LONGEST = 500;

    /** The word in tables, files and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<FieldType> of(String code) {
        for (var type : values()) if (type.code().equals(code)) return Optional.of(type);
        return Optional.empty();
    }

    /** Whether values have an order, so that they are kept in clear for segments. */
    public boolean ordered() {
        return this == NUMBER || this == DATE;
    }

    /** Key of the words that say what a value must look like. */
    public String wants() {
        return "field.wants-" + code();
    }

    static Optional<String> text(String written) {
        boolean fits = written.length() <= LONGEST && written.chars().noneMatch(it -> it < ' ' || it == 127);
        return fits ? Optional.of(written) : Optional.empty();
    }

    static Optional<String> number(String written) {
        return written.matches("[+-]?[0-9]{1,15}")
                ? Optional.of(Long.toString(Long.parseLong(written)))
                : Optional.empty();
    }

    static Optional<String> date(String written) {
        try {
            return written.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    ? Optional.of(LocalDate.parse(written).toString())
                    : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    static Optional<String> flag(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> Optional.of("yes");
            case "no", "n", "false", "0" -> Optional.of("no");
            default -> Optional.empty();
        };
    }
}
