package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** What a reader of a page or a feed sees or hears of it: texts, and attributes that are read out or shown. */
final class Visible {

    private static final Pattern UNSEEN =
            Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<!--.*?-->|<\\?.*?\\?>|<!.*?>");
    private static final Pattern FOREIGN = Pattern.compile(
            "(?s)<link [^>]*hreflang=\"(?:de|nl)[^>]*>|<(\\w+)[^>]*\\b(?:lang|hreflang)=\"(?:de|nl)[^>]*>.*?</\\1>");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"");
    private static final Pattern META =
            Pattern.compile("<meta [^>]*(?:description|og:title|og:image:alt)\" content=\"([^\"]*)\"");
    private static final Pattern FEED =
            Pattern.compile("(?s)<(title|subtitle|description|category)\\b[^>]*>(.*?)</\\1>| text=\"([^\"]*)\"");

    private Visible() {}

    /** Without what says that it is in a language that is not in disguise. */
    static List<String> of(String html) {
        var own = FOREIGN.matcher(UNSEEN.matcher(html).replaceAll(" ")).replaceAll(" ");
        var all = new ArrayList<String>();
        for (var pattern : List.of(SPOKEN, META))
            pattern.matcher(own).results().map(it -> it.group(1)).forEach(all::add);
        all.addAll(List.of(own.split("<[^>]*>")));
        return read(all.stream());
    }

    static List<String> ofFeed(String xml) {
        return read(FEED.matcher(xml)
                .results()
                .flatMap(it -> Stream.of(it.group(2), it.group(3)))
                .filter(it -> it != null && !it.contains("<")));
    }

    private static List<String> read(Stream<String> texts) {
        return texts.map(HtmlUtils::htmlUnescape)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
