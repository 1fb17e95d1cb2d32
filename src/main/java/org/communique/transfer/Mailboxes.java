package org.communique.transfer;

/** Members as Mailman and Sympa dump them, one on a line: {@code ana@example.org}, {@code Ana <ana@example.org>}, {@code ana@example.org Ana}. */
final class Mailboxes {

    /** One of them; the address has not been looked at. */
    record Mailbox(String address, String name) {}

    private Mailboxes() {}

    static Mailbox split(String line) {
        var text = line.strip();
        int open = text.lastIndexOf('<');
        if (open >= 0 && text.endsWith(">"))
            return new Mailbox(text.substring(open + 1, text.length() - 1), unquoted(text.substring(0, open)));
        int space = firstSpace(text);
        if (space < 0) return new Mailbox(text, "");
        var rest = text.substring(space).strip();
        if (rest.startsWith("(") && rest.endsWith(")")) rest = rest.substring(1, rest.length() - 1);
        return new Mailbox(text.substring(0, space), unquoted(rest));
    }

    private static int firstSpace(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) == ' ' || text.charAt(i) == '\t') return i;
        return -1;
    }

    private static String unquoted(String name) {
        var plain = name.strip();
        return plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : plain;
    }
}
