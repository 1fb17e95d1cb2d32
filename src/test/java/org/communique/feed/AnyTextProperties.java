package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.communique.statement.Kind;
import org.communique.store.Json;
import org.jdom2.JDOMException;

/** Whatever people write, a feed stays a feed and says what they wrote. */
class AnyTextProperties {

    @Property(tries = 300)
    void any_text_survives_every_format(
            @ForAll @StringLength(max = 60) String title,
            @ForAll @CharRange(from = '\u0000', to = '\uffff') @StringLength(max = 200) String body)
            throws JDOMException, IOException {
        var entry = entry("t" + title, body);
        var settings = Sample.settings(Sample.BASE);
        var page = new FeedPage(
                settings,
                FeedId.of(Selection.of(Locale.ENGLISH)),
                "",
                Chapter.current(0),
                List.of(new FeedEntries(settings).statement(entry, List.of())));

        var rss = FeedLint.parse(RssFeed.render(page).getBytes(StandardCharsets.UTF_8))
                .getRootElement()
                .getChild("channel")
                .getChild("item");
        var atom = FeedLint.parse(AtomFeed.render(page).getBytes(StandardCharsets.UTF_8))
                .getRootElement()
                .getChild("entry", FeedLint.ATOM);

        assertEquals(XmlText.legal("t" + title), rss.getChildText("title"));
        assertEquals(XmlText.legal("t" + title), atom.getChildText("title", FeedLint.ATOM));
        assertEquals("<p>" + XmlText.legal(body) + "</p>", rss.getChildText("encoded", FeedLint.CONTENT));
        assertEquals("<p>" + XmlText.legal(body) + "</p>", atom.getChildText("content", FeedLint.ATOM));
        var items = (List<?>) Json.read(JsonFeed.render(page), Map.class).get("items");
        var item = (Map<?, ?>) items.get(0);
        assertEquals(XmlText.legal("t" + title), item.get("title"));
        assertEquals("<p>" + XmlText.legal(body) + "</p>", item.get("content_html"));
        for (var format : FeedFormat.values()) assertEquals("", SelfCheck.fault(format.render(page), page, format));
    }

    private static Published entry(String title, String body) {
        return new Published(
                1,
                1,
                Sample.BASE + "/s/p1",
                "p1",
                "/en/2026/any",
                Locale.ENGLISH,
                "key",
                Kind.NEWS,
                new Published.Speaker("network", "Network"),
                title,
                title,
                "",
                "<p>" + body + "</p>",
                List.of(),
                List.of(),
                List.of(),
                History.first(1, Sample.RELEASED));
    }
}
