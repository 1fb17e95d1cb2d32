package org.communique.audience;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Localized;

/**
 * A free field that an organisation keeps of its contacts.
 *
 * @param slug       its name in files and rules: small letters, digits and hyphens
 * @param choices    the words of a {@link FieldType#CHOICE}; empty for every other type
 * @param searchable whether segments may ask for it: then a keyed hash of the value, or the number itself, stands outside the card
 */
public record Field(
        long id,
        long organisation,
        String slug,
        Localized names,
        FieldType type,
        List<String> choices,
        boolean searchable) {

    /** @throws IllegalArgumentException if the slug is none, or a choice has no words */
    public Field {
        choices = List.copyOf(choices);
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))
            throw new IllegalArgumentException("a field is named in small letters, digits and hyphens");
        if ((type == FieldType.CHOICE) == choices.isEmpty())
            throw new IllegalArgumentException("a choice has words, and nothing else has");
    }

    /** The value as it is kept; empty if it is none of this field. {@link FieldType#wants} says what one looks like. */
    public Optional<String> read(String written) {
        var value = written.strip();
        return switch (type) {
            case TEXT -> FieldType.text(value);
            case CHOICE ->
                choices.stream()
                        .filter(it -> comparable(it).equals(comparable(value)))
                        .findFirst();
            case NUMBER -> FieldType.number(value);
            case DATE -> FieldType.date(value);
            case FLAG -> FieldType.flag(value);
        };
    }

    /** What an ordered value is counted by: the number, or days since 1970. @param value from {@link #read} */
    public long number(String value) {
        return type == FieldType.DATE ? LocalDate.parse(value).toEpochDay() : Long.parseLong(value);
    }

    /** The same for values that people take for the same: no difference of case, width or spaces. */
    static String comparable(String value) {
        var plain = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.strip().replaceAll("\\s+", " ");
    }
}
