package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.communique.feed.Sample;
import org.communique.store.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What src/docs/manual/embed.md tells people to copy works. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbedManualTest {

    private static final Path MANUAL = Path.of("src/docs/manual/embed.md");

    @Test
    void every_address_of_the_manual_answers(@TempDir Path folder) throws IOException {
        var seen = new TreeSet<String>();
        var address =
                Pattern.compile("(?:`|" + Sample.BASE + "|virtual=\"/news)(/(?:embed|oembed|statements)[^`\"' ]*)");
        try (var site = published(folder)) {
            var matcher = address.matcher(Files.readString(MANUAL));
            while (matcher.find()) {
                var path =
                        matcher.group(1).replace("…", matcher.group(1).contains("url=") ? Sample.BASE + "/en" : "p1en");
                if (path.equals("/oembed")) path += "?url=" + Sample.BASE + "/en/2026/statement-1";
                path = path.replace("topic/housing", "topic/labour-exploitation");
                assertEquals(200, site.get(path).statusCode(), path);
                seen.add(path);
            }
        }
        assertTrue(seen.size() >= 9, seen::toString);
    }

    @Test
    void the_frame_of_the_manual_is_made_like_the_one_that_oembed_gives(@TempDir Path folder) throws IOException {
        var manual = Files.readString(MANUAL);
        try (var site = published(folder)) {
            var told = Json.read(SiteServer.text(site.get("/oembed?url=" + Sample.BASE + "/en")), Map.class);
            assertEquals(
                    attributes(told.get("html").toString()),
                    attributes(manual.substring(manual.indexOf("<iframe src"))));
        }
    }

    private static TreeSet<String> attributes(String frame) {
        var names = new TreeSet<String>();
        var matcher = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"").matcher(frame.substring(0, frame.indexOf('>')));
        while (matcher.find())
            names.add(
                    matcher.group(1).matches("sandbox|loading|referrerpolicy|style")
                            ? matcher.group()
                            : matcher.group(1));
        return names;
    }

    private static SiteServer published(Path folder) {
        var site = new SiteServer(folder);
        site.snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>"));
        return site;
    }
}
