package org.communique.transfer;

/**
 * Cells that a spreadsheet does not take for formulas (OWASP CSV injection, ASVS 1.2.10): on the way out an apostrophe goes before
 * what begins like one, on the way in it is taken off again.
 */
final class Cells {

    private static final String BEGINNINGS = "=+-@\t\r\0";

    private Cells() {}

    static String write(String value) {
        return guarded(value) ? "'" + value : value;
    }

    static String read(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && guarded(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** An apostrophe that stands before such a beginning itself gets another, so that nothing is lost. */
    private static boolean guarded(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) == '\'') i++;
        return i < value.length() && BEGINNINGS.indexOf(value.charAt(i)) >= 0;
    }

    /** One row of a table, with what is needed between quotation marks. */
    static String line(java.util.List<String> cells) {
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
