package org.communique.convert;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What Word says of a paragraph that looks like an item: its level in the style, its bullet or number as text that is to be ignored.
 *
 * @param number as written; 0 = a bullet
 */
record WordItem(int depth, int number) {

    private static final Pattern LEVEL = Pattern.compile("l\\d+ level(\\d{1,2})\\b.*");
    private static final Pattern NUMBER = Pattern.compile("\\(?(?:\\d+\\.)*(\\d{1,9}|[a-z]{1,5})[.)]?");
    private static final String IGNORED = "ignore";

    /** Empty if the paragraph is none. */
    static Optional<WordItem> of(Element paragraph, Css css) {
        var level = LEVEL.matcher(css.get("mso-list"));
        if (!level.matches()) return Optional.empty();
        int depth = Math.min(9, Integer.parseInt(level.group(1))) - 1;
        var sign = paragraph
                .selectStream("span[style]")
                .filter(WordItem::sign)
                .findFirst()
                .map(Element::text)
                .orElse("");
        return Optional.of(new WordItem(
                Math.max(0, depth), number(sign.replace('\u00A0', ' ').strip())));
    }

    /** Whether this is the bullet or number itself. */
    static boolean sign(Element element) {
        return new Css(element).get("mso-list").equals(IGNORED);
    }

    private static int number(String sign) {
        var number = NUMBER.matcher(sign.toLowerCase(java.util.Locale.ROOT));
        // Word's second bullet is an "o"
        if (sign.equals("o") || !number.matches()) return 0;
        return Character.isDigit(number.group(1).charAt(0)) ? Math.max(1, Integer.parseInt(number.group(1))) : 1;
    }
}
