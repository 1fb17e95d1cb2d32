package org.communique.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named places in a rendered mail that are filled for each recipient. A slot is its name between two private-use characters,
 * which the renderer removes from everything people write, so that no text can forge one.
 */
public final class Slots {

    /** The link that ends this recipient's subscriptions. */
    public static final String UNSUBSCRIBE_URL = "unsubscribe-url";

    /** The link to what this recipient has chosen: languages, topics, rhythm, lists. */
    public static final String PREFERENCES_URL = "preferences-url";

    /** The list the mail came through, in words, in the edition's language. */
    public static final String LIST_NAME = "list-name";

    /** The recipient greeted by name, or neutrally: see {@link Greeting}. */
    public static final String GREETING = "greeting";

    /** The link to this recipient's advance page; only in mails under embargo. */
    public static final String ADVANCE_URL = "advance-url";

    /** What the law has a first mail say (GDPR Art. 14); empty, without a gap, for everybody else. */
    public static final String NOTICE = "notice";

    /** The link by which a journalist says that this is not her subject; only on lists for the press. */
    public static final String NOT_MY_BEAT_URL = "not-my-beat-url";

    /** The link by which a journalist says that she has moved; only on lists for the press. */
    public static final String MOVED_URL = "moved-url";

    /** All slots there are. */
    public static final Set<String> ALL = Set.of(
            UNSUBSCRIBE_URL, PREFERENCES_URL, LIST_NAME, GREETING, ADVANCE_URL, NOTICE, NOT_MY_BEAT_URL, MOVED_URL);

    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern SLOT = Pattern.compile(OPEN + "([a-z-]+)" + CLOSE);
    private static final Pattern MARKS = Pattern.compile("[" + OPEN + CLOSE + "]");

    private static final String PRESS_BEGINS = OPEN + "press-begins" + CLOSE;
    private static final String PRESS_ENDS = OPEN + "press-ends" + CLOSE;
    private static final Pattern PRESS = Pattern.compile(PRESS_BEGINS + "(.*?)" + PRESS_ENDS, Pattern.DOTALL);

    private Slots() {}

    /** What stands in the rendered text where a part for the press alone begins, and where it ends. */
    static String pressMark(boolean begins) {
        return begins ? PRESS_BEGINS : PRESS_ENDS;
    }

    /** A twin with the parts for the press alone, or without them. */
    public static String forThePress(String rendered, boolean press) {
        return PRESS.matcher(rendered).replaceAll(press ? "$1" : "");
    }

    /** What stands in the rendered text until the slot is filled. */
    public static String marker(String name) {
        if (!ALL.contains(name)) throw new IllegalArgumentException("no slot is named " + name);
        return OPEN + name + CLOSE;
    }

    /** Whether a character is one of the two marks. */
    static boolean mark(int c) {
        return c == OPEN || c == CLOSE;
    }

    /** Takes the two marks out of a text that people wrote. */
    public static String withoutMarks(String written) {
        return MARKS.matcher(written).replaceAll("");
    }

    /**
     * Fills the slots of an HTML twin; values are escaped.
     *
     * @throws UnfilledSlot if a slot has no value: such a mail must not go out
     */
    public static String fillHtml(String html, Map<String, String> values) {
        return fill(html, values, Context.HTML);
    }

    /** The same for a text twin; values stand as they are. */
    public static String fillText(String text, Map<String, String> values) {
        return fill(text, values, Context.TEXT);
    }

    /**
     * Cuts a twin at its slots, for whoever fills it many times: a literal, the name of a slot, a literal, and so on; the
     * first and the last are literals, which may be empty.
     */
    public static List<String> cut(String rendered) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (var slot = SLOT.matcher(rendered); slot.find(); from = slot.end()) {
            pieces.add(rendered.substring(from, slot.start()));
            pieces.add(slot.group(1));
        }
        pieces.add(rendered.substring(from));
        return List.copyOf(pieces);
    }

    private static String fill(String rendered, Map<String, String> values, Context context) {
        return SLOT.matcher(forThePress(rendered, values.containsKey(NOT_MY_BEAT_URL)))
                .replaceAll(slot -> Matcher.quoteReplacement(context.value(slot.group(1), values)));
    }

    /** What a slot stands in, which decides how its value is written. */
    public enum Context {
        /** Element content, or an attribute in quotation marks. */
        HTML,
        /** Plain text. */
        TEXT;

        /**
         * The value of a slot as it is written here.
         *
         * @throws UnfilledSlot if there is none
         */
        public String value(String name, Map<String, String> values) {
            var value = name.equals(NOTICE) ? values.getOrDefault(NOTICE, "") : values.get(name);
            if (value == null) throw new UnfilledSlot(name);
            return this == HTML ? Escape.html(value) : value;
        }
    }
}
