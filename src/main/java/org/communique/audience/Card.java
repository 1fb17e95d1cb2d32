package org.communique.audience;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who a contact is: what is sealed as one.
 *
 * @param address as SMTP and people write it
 * @param name    may be empty
 * @param fields  value by slug of the free field; without those that are empty
 */
public record Card(Address address, String name, Map<String, String> fields) {

    /** Between two parts of the text; no name and no value may hold a control character. */
    static final String NEXT = "\u001E";

    private static final String IS = "\u001F";

    /** @throws IllegalArgumentException if a name or a value holds a control character; the message does not repeat it */
    public Card {
        fields = fields.isEmpty() ? Map.of() : Map.copyOf(fields);
        check(name);
        fields.forEach((slug, value) -> check(slug + value));
    }

    /** Address and name alone. */
    public Card(Address address, String name) {
        this(address, name, Map.of());
    }

    /** Characters in it, roughly. */
    public int size() {
        int size = address.value().length() + name.length();
        for (var value : fields.values()) size += value.length();
        return size;
    }

    /** A mask: nothing of it reaches a log. */
    @Override
    public String toString() {
        return "[card]";
    }

    String text() {
        var text = new StringBuilder(address.value()).append(NEXT).append(name);
        fields.forEach(
                (slug, value) -> text.append(NEXT).append(slug).append(IS).append(value));
        return text.toString();
    }

    static Card of(String text) {
        var parts = text.split(NEXT, -1);
        var fields = new LinkedHashMap<String, String>();
        for (int i = 2; i < parts.length; i++) {
            int is = parts[i].indexOf(IS);
            fields.put(parts[i].substring(0, is), parts[i].substring(is + 1));
        }
        return new Card(new Address(parts[0]), parts[1], fields);
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) < ' ' || text.charAt(i) == 127)
                throw new IllegalArgumentException("write names and values without line breaks and control characters");
    }
}
