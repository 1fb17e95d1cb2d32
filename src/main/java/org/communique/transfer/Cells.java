package org.communique.transfer;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Cells that a spreadsheet does not take for formulas (OWASP CSV injection, ASVS 1.2.10): on the way out an apostrophe goes before
 * what begins like one, on the way in it is taken off again.
 */
public final class Cells {

    private static final String BEGINNINGS = "=+-@\t\r\0";

    private Cells() {}

    static String write(String value) {
        return parts(value, part -> guarded(part) ? "'" + part : part);
    }

    static String read(String cell) {
        return parts(
                cell,
                part -> part.length() > 1 && part.charAt(0) == '\'' && guarded(part.substring(1))
                        ? part.substring(1)
                        : part);
    }

    /** Where the comma is the decimal sign, a spreadsheet splits at semicolons, also within a cell of ours. */
    private static String parts(String text, UnaryOperator<String> each) {
        if (text.indexOf(';') < 0) return each.apply(text);
        return Arrays.stream(text.split(";", -1)).map(each).collect(Collectors.joining(";"));
    }

    /** An apostrophe that stands before such a beginning itself gets another, so that nothing is lost. */
    private static boolean guarded(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) == '\'') i++;
        return i < value.length() && BEGINNINGS.indexOf(value.charAt(i)) >= 0;
    }

    /** One row of a table, with what is needed between quotation marks. */
    public static String line(java.util.List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) line.append(',');
            var cell = write(cells.get(i));
            if (cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) line.append(cell);
            else line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
        return line.append("\r\n").toString();
    }
}
