package org.communique.convert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The style attribute of an element, as far as it says something of the text. */
final class Css {

    private static final Set<String> BOLD = Set.of("b", "strong");
    private static final Set<String> ITALIC = Set.of("i", "em", "cite", "dfn", "var");
    private static final Pattern HEAVY = Pattern.compile("bold|bolder|[6-9]00");

    /** Longest that we look into; an element's own style has some hundred characters. */
    private static final int LONGEST = 4000;

    private final String tag;
    private final Map<String, String> values = new HashMap<>();

    Css(Element element) {
        tag = element.normalName();
        var style = element.attr("style");
        if (style.length() > LONGEST) return;
        for (var part : style.split(";")) {
            int colon = part.indexOf(':');
            if (colon > 0) values.put(lower(part.substring(0, colon)), lower(part.substring(colon + 1)));
        }
    }

    /** The value, in lower case; empty if there is none. */
    String get(String property) {
        return values.getOrDefault(property, "");
    }

    /** How words look in it. Google wraps everything in {@code <b style="font-weight:normal">}. */
    Run.Look look(Run.Look around) {
        var weight = get("font-weight");
        var slant = get("font-style");
        boolean bold = weight.isEmpty()
                ? around.bold() || BOLD.contains(tag)
                : HEAVY.matcher(weight).matches();
        boolean italic = slant.isEmpty() ? around.italic() || ITALIC.contains(tag) : !slant.equals("normal");
        return new Run.Look(bold, italic);
    }

    Raised raised() {
        var position = get("vertical-align");
        if (tag.equals("sup") || position.equals("super")) return Raised.UP;
        return tag.equals("sub") || position.equals("sub") ? Raised.DOWN : Raised.NO;
    }

    /** Never shown, or a remark of a colleague. */
    boolean hidden() {
        return get("display").equals("none")
                || get("mso-hide").equals("all")
                || get("mso-element").startsWith("comment")
                || get("mso-special-character").equals("comment");
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
