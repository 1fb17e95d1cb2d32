package org.communique.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.audience.Address;
import org.communique.audience.Arrival;
import org.communique.audience.Card;
import org.communique.audience.Field;
import org.communique.statement.Languages;

/** Reads a person from the cells of a row, or says what is wrong with them. */
final class People {

    private static final int NAME = 200;
    private static final int LANGUAGES = 10;
    private static final char UNDECODABLE = '\uFFFD';

    private final Mapping mapping;
    private final Arrival.Standing standing;
    private final Function<String, byte[]> network;
    private final Map<String, String> languages = new HashMap<>();
    private final Map<Field, Integer> fields = new HashMap<>();
    private final int[] at = new int[Meaning.values().length];

    /**
     * @param standing what the file as a whole says of its people
     * @param known    fields of the organisation, and what makes a keyed hash of an IP address, truncated
     */
    People(Mapping mapping, Arrival.Standing standing, Known known) {
        this.mapping = mapping;
        this.network = known.network();
        this.standing = standing;
        mapping.fields().forEach((slug, i) -> fields.put(known.of(slug), i));
        for (var meaning : Meaning.values()) at[meaning.ordinal()] = mapping.at(meaning);
    }

    Person read(Records.Record record) {
        if (!record.broken().isEmpty()) return new Person.Faulty(record.row(), "row", record.broken(), record.cells());
        try {
            return new Person.Known(record.row(), arrival(record));
        } catch (Unreadable fault) {
            return new Person.Faulty(record.row(), fault.field, fault.getMessage(), record.cells());
        }
    }

    private Arrival arrival(Records.Record record) {
        for (var cell : record.cells()) check(cell);
        var mailbox = at[Meaning.MAILBOX.ordinal()] < 0 ? null : Mailboxes.split(cell(record, Meaning.MAILBOX));
        var address = address(mailbox == null ? cell(record, Meaning.EMAIL) : mailbox.address());
        var name = mailbox == null ? name(record) : mailbox.name();
        if (name.length() > NAME || controls(name))
            throw new Unreadable("name", "write a name of at most " + NAME + " characters in one line");
        return new Arrival(
                fields.isEmpty() ? new Card(address, name) : new Card(address, name, fields(record)),
                languages(cell(record, Meaning.LANGUAGE)),
                country(cell(record, Meaning.COUNTRY)),
                rhythm(cell(record, Meaning.RHYTHM)),
                topics(cell(record, Meaning.TOPICS)),
                standing(record),
                evidence(record));
    }

    private static void check(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == UNDECODABLE)
                throw new Unreadable(
                        "row",
                        "some of its characters are written in another encoding than the rest "
                                + "of the file: save the file as \"CSV UTF-8\"");
            if (c == 0) throw new Unreadable("row", "it holds a NUL byte: save the file as \"CSV UTF-8\"");
        }
    }

    private static Address address(String cell) {
        try {
            return new Address(cell);
        } catch (IllegalArgumentException notAnAddress) {
            throw new Unreadable("email", notAnAddress.getMessage());
        }
    }

    private String name(Records.Record record) {
        var name = cell(record, Meaning.NAME);
        return name.isEmpty()
                ? (cell(record, Meaning.FIRST_NAME) + " " + cell(record, Meaning.LAST_NAME)).strip()
                : name;
    }

    private Map<String, String> fields(Records.Record record) {
        var values = new HashMap<String, String>();
        fields.forEach((field, i) -> {
            var value = Cells.read(record.cell(i)).strip();
            if (value.isEmpty()) return;
            values.put(
                    field.slug(),
                    field.read(value)
                            .orElseThrow(() -> new Unreadable(
                                    field.slug(),
                                    "the value is none of this field, which is a "
                                            + field.type().code())));
        });
        return values;
    }

    /** What an organisation knows. */
    record Known(List<Field> fields, Function<String, byte[]> network) {
        Field of(String slug) {
            return fields.stream()
                    .filter(it -> it.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new InvalidImport(ImportFault.Kind.NO_FIELD, slug));
        }
    }

    private String languages(String cell) {
        if (cell.isEmpty()) return "";
        var known = languages.get(cell);
        if (known == null) languages.put(cell, known = parsed(cell));
        if (languages.size() > 1000) languages.clear();
        return known;
    }

    private static String parsed(String cell) {
        var tags = new ArrayList<String>();
        for (var part : cell.split("[,; ]+"))
            tags.add(Languages.parse(part.replace('_', '-'))
                    .map(Locale::toLanguageTag)
                    .orElseThrow(() -> new Unreadable("language", "write a BCP 47 tag, such as en, mk or sr-Latn")));
        if (tags.size() > LANGUAGES) throw new Unreadable("language", "write at most " + LANGUAGES + " languages");
        return String.join(",", tags.stream().distinct().toList());
    }

    private static String country(String cell) {
        var country = cell.toUpperCase(Locale.ROOT);
        if (country.isEmpty() || Countries.known(country)) return country;
        throw new Unreadable("country", "write the two letters of ISO 3166, such as NL");
    }

    private static String rhythm(String cell) {
        var rhythm = cell.toLowerCase(Locale.ROOT);
        if (rhythm.isEmpty() || rhythm.matches("instant|daily|weekly")) return rhythm;
        throw new Unreadable("rhythm", "write instant, daily or weekly");
    }

    /** Words of our own are slugs; those of others become slugs. */
    private static List<String> topics(String cell) {
        if (cell.isEmpty()) return List.of();
        var topics = new ArrayList<String>();
        for (var part : cell.split("[,;]")) {
            var slug = part.replace("\"", "")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
            if (!slug.isEmpty() && slug.length() <= 100 && !topics.contains(slug)) topics.add(slug);
        }
        return topics;
    }

    private Arrival.Standing standing(Records.Record record) {
        if (yes(cell(record, Meaning.BLOCKED))) return Arrival.Standing.BLOCKED;
        if (no(cell(record, Meaning.CONFIRMED)))
            throw new Unreadable("confirmed", "the person has not confirmed, so nobody is told through it");
        var status = cell(record, Meaning.STATUS);
        return status.isEmpty() ? standing : Statuses.of(status, standing);
    }

    private Arrival.Evidence evidence(Records.Record record) {
        if (at[Meaning.CONSENT_AT.ordinal()] < 0 && at[Meaning.ASKED_AT.ordinal()] < 0) return Arrival.Evidence.NONE;
        var when = cell(record, Meaning.CONSENT_AT);
        if (when.isEmpty()) when = cell(record, Meaning.ASKED_AT);
        var ip = cell(record, Meaning.CONSENT_IP);
        if (when.isEmpty() && ip.isEmpty()) return Arrival.Evidence.NONE;
        return new Arrival.Evidence(
                when.isEmpty() ? Optional.empty() : Optional.of(instant(when)),
                Optional.ofNullable(ip.isEmpty() ? null : network.apply(ip)));
    }

    private static Instant instant(String text) {
        var iso = text.replace(' ', 'T');
        try {
            if (iso.length() == 10) return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$"))
                return OffsetDateTime.parse(iso).toInstant();
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notADate) {
            throw new Unreadable("consent-at", "write a date as 2026-10-18 or 2026-10-18 09:00:00 (UTC)");
        }
    }

    private static boolean yes(String cell) {
        return !cell.isEmpty() && cell.matches("(?i)1|yes|true|y");
    }

    private static boolean no(String cell) {
        return !cell.isEmpty() && cell.matches("(?i)0|no|false|n");
    }

    private static boolean controls(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) return true;
        return false;
    }

    private String cell(Records.Record record, Meaning meaning) {
        int i = at[meaning.ordinal()];
        return i < 0 ? "" : Cells.read(record.cell(i)).strip();
    }

    /** Says which column, and what to write there. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String field;

        Unreadable(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }
    }
}
