package org.communique.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each column of a file says, in the order of the file.
 *
 * @param columns the meaning as written: a {@link Meaning#code()}, {@code field:slug}, or {@code ignored}
 */
public record Mapping(List<String> header, List<String> columns) {

    public Mapping {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
    }

    /** The columns nobody asked for. */
    public List<String> ignored() {
        var ignored = new ArrayList<String>();
        for (int i = 0; i < header.size(); i++)
            if (meaning(i) == Meaning.IGNORED) ignored.add(header.get(i).strip().toLowerCase(Locale.ROOT));
        return ignored;
    }

    /** Where something stands; -1 if nowhere. */
    int at(Meaning meaning) {
        for (int i = 0; i < columns.size(); i++) if (meaning(i) == meaning) return i;
        return -1;
    }

    /** Places of the free fields, by slug. */
    Map<String, Integer> fields() {
        var fields = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++)
            if (columns.get(i).startsWith("field:")) fields.put(columns.get(i).substring(6), i);
        return fields;
    }

    /** What is wrong with it, for a person to read; empty if nothing is. */
    String fault() {
        var seen = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (meaning(i) == Meaning.IGNORED) continue;
            if (seen.contains(columns.get(i))) return "the column " + columns.get(i) + " is there twice";
            seen.add(columns.get(i));
        }
        return at(Meaning.EMAIL) < 0 && at(Meaning.MAILBOX) < 0
                ? "no column is named email: the first line names the columns, such as email,name,language"
                : "";
    }

    private Meaning meaning(int i) {
        return columns.get(i).startsWith("field:")
                ? Meaning.FIELD
                : Meaning.of(columns.get(i)).orElse(Meaning.IGNORED);
    }
}
