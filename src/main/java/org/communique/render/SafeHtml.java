package org.communique.render;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The last word on which HTML leaves the house: an allow-list of elements, attributes, styles and link schemes. */
final class SafeHtml {

    private static final String[] ELEMENTS = {
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "em",
        "a",
        "br",
        "hr",
        "code",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td"
    };

    /** No relative link: a mail and a feed have no place of their own. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?:https?://|mailto:)[^\\s<>\"]+");

    private static final PolicyFactory PLAIN = structure().toFactory();

    private static final PolicyFactory STYLED = structure()
            .allowStyling()
            .allowAttributes("class")
            .matching(Pattern.compile("link|ink|quote"))
            .onElements("a", "h2", "h3", "h4", "blockquote")
            .toFactory();

    private SafeHtml() {}

    /** For pages and feed entries: structure only. */
    static String plain(String html) {
        return readable(PLAIN.sanitize(html));
    }

    /** For mail: structure with the inline styles we put there. */
    static String styled(String html) {
        return readable(STYLED.sanitize(html));
    }

    private static HtmlPolicyBuilder structure() {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowUrlProtocols("https", "http", "mailto")
                .allowAttributes("href")
                .matching(ABSOLUTE)
                .onElements("a")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,5}"))
                .onElements("ol");
    }

    /** The sanitiser writes more entities than HTML asks for; these stand for themselves and are half the size. */
    private static String readable(String html) {
        return html.replace("&#64;", "@")
                .replace("&#61;", "=")
                .replace("&#43;", "+")
                .replace("&#96;", "`")
                .replace("&#39;", "'");
    }
}
