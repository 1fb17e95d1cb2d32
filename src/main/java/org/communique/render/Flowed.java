package org.communique.render;

import java.util.stream.Collectors;

/**
 * Lines of at most {@value #WIDTH} columns that a reader's program may join again: format=flowed (RFC 3676). A line that goes on
 * ends in a space.
 */
final class Flowed {

    /** Room for the space of a flowed line and for the dot SMTP may add. */
    static final int WIDTH = 74;

    /** Room kept for the value of a slot: the name of a list. */
    private static final int SLOT = 30;

    private Flowed() {}

    /** Wraps one paragraph; ends with a line break. A word that is too long, such as an address, stands alone. */
    static String wrap(String text, String first, String next) {
        var lines = new StringBuilder();
        var line = new StringBuilder(first);
        int begin = first.length();
        for (var word : text.split("\\s+")) {
            boolean fits = line.length() == begin || columns(line.toString()) + 1 + columns(word) <= WIDTH;
            if (!fits) {
                lines.append(line).append(" \n");
                line = new StringBuilder(next);
                begin = next.length();
            }
            if (line.length() > begin) line.append(' ');
            line.append(word);
        }
        return lines.append(line).append("\n").toString();
    }

    /** RFC 3676 §4.4: a line that begins with a space, {@code >} or {@code From } gets a space before; quotes keep their mark. */
    static String stuffed(String text) {
        return text.lines()
                .map(line -> line.startsWith(" ") || line.startsWith("From ") ? " " + line : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Characters as people see them, near enough: marks that combine take no room, slots that of a usual value. */
    static int columns(String text) {
        return (int) text.codePoints()
                .filter(c ->
                        Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT)
                .mapToLong(c -> Slots.mark(c) ? SLOT / 2 : 1)
                .sum();
    }
}
