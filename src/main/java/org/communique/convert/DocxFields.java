package org.communique.convert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Fields that begin in one run and end in another (ECMA-376 §17.16.18); links of older documents are such. */
final class DocxFields {

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    private final Deque<Field> open = new ArrayDeque<>();

    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private boolean shown;
    }

    void character(String type) {
        if (type.equals("begin")) open.push(new Field());
        if (open.isEmpty()) return;
        if (type.equals("separate")) open.peek().shown = true;
        if (type.equals("end")) open.pop();
    }

    void instruction(String text) {
        if (!open.isEmpty()) open.peek().instruction.append(text);
    }

    boolean inInstruction() {
        return !open.isEmpty() && !open.peek().shown;
    }

    /** Where the innermost field leads; empty = nowhere. */
    String target() {
        return open.isEmpty() ? "" : target(open.peek().instruction.toString());
    }

    static String target(String instruction) {
        var link = HYPERLINK.matcher(instruction);
        return link.matches() ? link.group(1) : "";
    }
}
