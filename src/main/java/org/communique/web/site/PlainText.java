package org.communique.web.site;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The words of a published body without its markup. It knows the few elements that the sanitiser lets through. */
final class PlainText {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?href=\"([^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern PREFORMATTED = Pattern.compile("(?s)<pre\\b[^>]*>(.*?)</pre>");
    /** Stands for a line break that is to be kept; the body cannot hold it, as XML cannot. */
    private static final String KEPT_BREAK = "\u0001";

    private PlainText() {}

    static String of(String html) {
        var text = PREFORMATTED
                .matcher(html)
                .replaceAll(it -> java.util.regex.Matcher.quoteReplacement(
                        "\n\n" + it.group(1).replace("\n", KEPT_BREAK) + "\n\n"));
        text = LINK.matcher(text)
                .replaceAll(it -> java.util.regex.Matcher.quoteReplacement(link(it.group(1), it.group(2))));
        text = text.replaceAll("\\s+", " ")
                .replaceAll("<br\\s*/?>", "\n")
                .replaceAll("<hr\\s*/?>", "\n\n* * *\n\n")
                .replaceAll("<li\\b[^>]*>", "\n- ")
                .replaceAll("</t[dh]>\\s*<t[dh]\\b[^>]*>", " | ")
                .replaceAll("</tr>", "\n")
                .replaceAll("</?(p|h[2-6]|ul|ol|blockquote|table|div)\\b[^>]*>", "\n\n")
                .replaceAll("<[^>]*>", "");
        return HtmlUtils.htmlUnescape(text)
                .replace(KEPT_BREAK, "\n")
                .replaceAll("(?m)^[ \\t]+|[ \\t]+$", "")
                .replaceAll("(?m)^-\\n+", "- ")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String link(String href, String label) {
        return href.equals(label) ? label : label + " &lt;" + href + "&gt;";
    }
}
