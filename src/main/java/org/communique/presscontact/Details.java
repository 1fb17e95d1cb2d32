package org.communique.presscontact;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.audience.Card;

/**
 * What is known of a press contact beside name and address. It lies in her card, sealed under her own key, and goes with it.
 *
 * @param beat  in her own words
 * @param check how the press desk can see that she is who she says: an address of her bylines
 * @param note  of the press desk: why the ground holds, where exactly the address came from
 */
public record Details(String outlet, String phone, String beat, String check, String note) {

    /** No slug of a free field has a dot. */
    private static final String PREFIX = "press.";

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException if a value is too long; the message does not repeat it */
    public Details {
        for (var value : new String[] {outlet, phone, beat, check, note})
            if (value.length() > LONGEST)
                throw new IllegalArgumentException("write at most " + LONGEST + " characters in each field");
    }

    /** A mask: nothing of it reaches a log. */
    @Override
    public String toString() {
        return "[press details]";
    }

    static Details of(Card card) {
        return new Details(
                value(card, "outlet"),
                value(card, "phone"),
                value(card, "beat"),
                value(card, "check"),
                value(card, "note"));
    }

    /** The card with these values in place of those it had. */
    Card on(Card card) {
        var fields = new LinkedHashMap<>(card.fields());
        named().forEach((slug, value) -> {
            if (value.isEmpty()) fields.remove(PREFIX + slug);
            else fields.put(PREFIX + slug, value);
        });
        return new Card(card.address(), card.name(), fields);
    }

    private Map<String, String> named() {
        return Map.of("outlet", outlet, "phone", phone, "beat", beat, "check", check, "note", note);
    }

    private static String value(Card card, String slug) {
        return card.fields().getOrDefault(PREFIX + slug, "");
    }
}
