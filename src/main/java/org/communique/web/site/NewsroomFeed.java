package org.communique.web.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.feed.AdvanceFeed;
import org.communique.feed.FeedSettings;
import org.communique.press.Copy;
import org.communique.render.Phrases;
import org.springframework.web.util.HtmlUtils;

/** Advance copies as entries of a newsroom's private feed. */
record NewsroomFeed(FeedSettings settings, Locale language) {

    AdvanceFeed of(List<Copy> copies, String path, String format, Function<Copy, CopyView.Place> places) {
        return new AdvanceFeed(
                settings.siteName(language) + ": " + Phrases.get(language, "mail.under-embargo"),
                settings.url(path + "." + format),
                settings.url(path),
                language,
                copies.stream()
                        .map(it -> item(it, CopyView.of(it, places.apply(it))))
                        .toList());
    }

    private AdvanceFeed.Item item(Copy copy, CopyView view) {
        return new AdvanceFeed.Item(
                copy.edition().permanent(),
                absolute(view.href()),
                copy.language(),
                view.organisation(),
                Phrases.get(copy.language(), "mail.embargo-subject", view.title()),
                view.summary(),
                Phrases.get(copy.language(), "mail.under-embargo") + ". " + view.until(),
                html(copy, view),
                copy.advance().until(),
                copy.advance().handed(),
                Stream.concat(view.image().stream(), view.files().stream())
                        .map(it -> new AdvanceFeed.File(absolute(it.href()), it.mediaType(), it.text()))
                        .toList());
    }

    /** The notice first, and whose copy it is, so that both travel with the text wherever a system puts it. */
    private String html(Copy copy, CopyView view) {
        var parts = new ArrayList<String>();
        var under = Phrases.get(copy.language(), "mail.under-embargo");
        parts.add("<p><strong>" + escaped(under) + "</strong><br>" + escaped(view.until()) + "</p>");
        parts.add("<p>" + escaped(view.reader()) + "</p>");
        for (var it : view.image())
            parts.add("<p><img src=\"" + escaped(absolute(it.href())) + "\" alt=\"" + escaped(it.text()) + "\" width=\""
                    + it.width() + "\" height=\"" + it.height() + "\">"
                    + (it.credit().isEmpty() ? "" : "<br>" + escaped(it.credit())) + "</p>");
        parts.add(view.body());
        return String.join("\n", parts);
    }

    /** Addresses here begin with a path that may hold that of the base URL already. */
    private String absolute(String href) {
        return URI.create(settings.baseUrl() + "/").resolve(href).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
