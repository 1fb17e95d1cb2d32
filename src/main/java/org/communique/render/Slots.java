package org.communique.render;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named places in a rendered mail that are filled for each recipient. A slot is its name between two private-use characters,
 * which the renderer removes from everything people write, so that no text can forge one.
 */
public final class Slots {

    /** The link that ends this recipient's subscriptions. */
    public static final String UNSUBSCRIBE_URL = "unsubscribe-url";

    /** The list the mail came through, in words, in the edition's language. */
    public static final String LIST_NAME = "list-name";

    /** All slots there are. */
    public static final Set<String> ALL = Set.of(UNSUBSCRIBE_URL, LIST_NAME);

    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern SLOT = Pattern.compile(OPEN + "([a-z-]+)" + CLOSE);
    private static final Pattern MARKS = Pattern.compile("[" + OPEN + CLOSE + "]");

    private Slots() {}

    /** What stands in the rendered text until the slot is filled. */
    public static String marker(String name) {
        if (!ALL.contains(name)) throw new IllegalArgumentException("no slot is named " + name);
        return OPEN + name + CLOSE;
    }

    /** Takes the two marks out of a text that people wrote. */
    public static String withoutMarks(String written) {
        return MARKS.matcher(written).replaceAll("");
    }

    /**
     * Fills the slots of an HTML twin; values are escaped.
     *
     * @throws IllegalStateException if a slot has no value: such a mail must not go out
     */
    public static String fillHtml(String html, Map<String, String> values) {
        return fill(html, values, Escape::html);
    }

    /** The same for a text twin; values stand as they are. */
    public static String fillText(String text, Map<String, String> values) {
        return fill(text, values, value -> value);
    }

    private static String fill(String rendered, Map<String, String> values, UnaryOperator<String> escape) {
        return SLOT.matcher(rendered).replaceAll(slot -> {
            var value = values.get(slot.group(1));
            if (value == null) throw new IllegalStateException("the slot " + slot.group(1) + " has no value");
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }
}
