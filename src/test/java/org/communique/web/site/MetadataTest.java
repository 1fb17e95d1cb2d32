package org.communique.web.site;

import static org.communique.web.site.CorrectedAndKilledTest.data;
import static org.communique.web.site.IndexPagesTest.all;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.communique.feed.FeedSettings;
import org.communique.feed.Sample;
import org.communique.statement.Localized;
import org.communique.statement.StatementFile;
import org.communique.statement.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines read in the head of a page, and what a page weighs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetadataTest {

    /** Of a first visit, compressed, the style sheet with it, pictures without (U17). */
    private static final int BUDGET = 15_000;

    private static final String PAGE = "/en/2026/statement-1";

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        new Topics(site.snapshot.store).name("residence", Localized.same("Residence rights"));
        var words = new Random(1);
        for (int n = 10; n < 80; n++)
            Piece.of(n, "en", prose(words, 9))
                    .summary(prose(words, 22))
                    .topics("topic-" + n % 20)
                    .publish(site.snapshot);
        var picture = new StatementFile(
                StatementFile.Role.IMAGE,
                "dawn.png",
                "Dawn",
                "image/png",
                1200,
                520,
                Sample.sha('a'),
                "M. Stone",
                "CC BY 4.0");
        Piece.publish(
                site.snapshot,
                Piece.of(1, "en", "Safety first")
                        .summary("In one sentence.")
                        .body(prose(words, 900))
                        .topics("residence")
                        .tags("testimony")
                        .files(picture, Sample.report('b', "a.pdf"))
                        .by("lighthouse", "Lighthouse"),
                Piece.of(1, "nl", "Veiligheid eerst"),
                Piece.of(1, "ar", "السلامة أولاً"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void it_says_how_a_statement_looks_where_its_address_is_shared() {
        var page = text(site.get(PAGE));

        assertEquals(
                List.of(
                        "og:type=article",
                        "og:title=Safety first",
                        "og:description=In one sentence.",
                        "og:url=" + Sample.BASE + PAGE,
                        "og:site_name=Havenlight Network",
                        "og:locale=en_GB",
                        "og:locale:alternate=ar_AR",
                        "og:locale:alternate=nl_NL",
                        "og:image=" + Sample.BASE + "/media/" + Sample.sha('a') + "/dawn.png",
                        "og:image:type=image/png",
                        "og:image:width=1200",
                        "og:image:height=520",
                        "og:image:alt=Dawn",
                        "article:published_time=2026-10-18T08:00:00Z",
                        "article:section=Residence rights",
                        "article:tag=testimony"),
                all(page, "<meta property=\"([^\"]*\" content=\"[^\"]*)\"").stream()
                        .map(it -> it.replace("\" content=\"", "="))
                        .filter(it -> !it.startsWith("article:modified"))
                        .toList());
        assertTrue(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
        assertTrue(page.contains("<meta name=\"robots\" content=\"max-image-preview:large\">"));
    }

    @Test
    void it_tells_search_engines_who_what_when_and_in_which_languages() {
        var english = data(text(site.get(PAGE)));
        var dutch = data(text(site.get("/nl/2026/statement-1")));

        assertEquals("NewsArticle", english.get("@type"));
        assertEquals(Sample.BASE + "/s/p1en", english.get("@id"));
        assertEquals(List.of("Residence rights", "testimony"), english.get("keywords"));
        var author = (Map<?, ?>) english.get("author");
        assertEquals("Lighthouse", author.get("name"));
        assertEquals(Sample.BASE + "/en/organisation/lighthouse", author.get("url"));
        var image = (Map<?, ?>) english.get("image");
        assertEquals("ImageObject", image.get("@type"));
        assertEquals("Dawn", image.get("caption"));
        assertEquals("M. Stone", image.get("creditText"));
        assertEquals("CC BY 4.0", ((Map<?, ?>) image.get("license")).get("name"));
        assertEquals(2, ((List<?>) english.get("workTranslation")).size());
        assertEquals(Sample.BASE + PAGE, ((Map<?, ?>) dutch.get("translationOfWork")).get("url"));
        assertFalse(english.containsKey("correction") || dutch.containsKey("workTranslation"));
    }

    @Test
    void each_language_of_a_page_names_all_of_them_and_one_for_everybody_else() {
        for (var language : List.of("en", "nl", "ar")) {
            var links = all(
                    text(site.get("/" + language + "/2026/statement-1")),
                    "<link rel=\"alternate\" hreflang=\"([^\"]*\" href=\"[^\"]*)\"");

            assertEquals(4, links.size());
            for (var it : List.of("en", "nl", "ar"))
                assertTrue(links.contains(it + "\" href=\"" + Sample.BASE + "/" + it + "/2026/statement-1"));
            assertEquals("x-default\" href=\"" + Sample.BASE + PAGE, links.get(3));
        }
    }

    @Test
    void who_is_asked_is_named_where_it_is_known() {
        var settings = site.snapshot.settings;
        var known = new FeedSettings(
                Sample.BASE,
                Localized.same("N"),
                settings.language(),
                settings.zone(),
                Optional.of("press@example.org"));
        var published = site.snapshot.archive.byPublicId("p1en").orElseThrow();

        assertEquals("press@example.org", StatementView.of(published, known).contact());
        assertFalse(text(site.get(PAGE)).contains("mailto:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/en", "/en/page/2", "/en/2026", PAGE, "/ar/2026/statement-1", "/en/corrections", "/no/such"})
    void a_first_visit_weighs_no_more_than_fifteen_kilobytes(String path) throws IOException {
        var css = StyleSheet.load().prepared().gzip().length;
        var page = gzip(site.get(path).body());

        assertTrue(page + css <= BUDGET, path + " weighs " + page + " + " + css);
    }

    private static int gzip(byte[] page) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(page);
        }
        return out.size();
    }

    /** Words that no compressor knows already, as long as English ones. */
    private static String prose(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(it -> random.ints(2 + random.nextInt(7), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
