package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.delivery.Outcome;
import org.communique.feed.Sample;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored but not released exists nowhere in public, not even as a difference in a header. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbargoTest {

    private static final List<String> PUBLIC = List.of(
            "/",
            "/en",
            "/nl",
            "/en/2026",
            "/en/2026/statement-1",
            "/feeds/en.rss",
            "/feeds/en.atom",
            "/feeds/nl.rss",
            "/robots.txt",
            "/en/search",
            "/en/search?q=public",
            "/en/search?q=secret",
            "/en/search?q=statement",
            "/nl/search?q=secret",
            "/opensearch/en.xml",
            "/embed/en.html",
            "/embed/en.fragment.html",
            "/embed/en.json",
            "/embed/en/topic/labour-exploitation.json",
            "/statements/p1en.ninjs.json",
            "/oembed?url=https%3A%2F%2Fnews.example.org%2Fen");
    private static final List<String> SECRET = List.of(
            "/en/2026/statement-2",
            "/nl/2026/statement-2",
            "/s/p2en",
            "/media/" + Sample.sha('e') + "/secret.pdf",
            "/nl/2026",
            "/statements/p2en.ninjs.json",
            "/embed/nl.html",
            "/embed/nl.json",
            "/embed/statement/p2en.html",
            "/oembed?url=https%3A%2F%2Fnews.example.org%2Fen%2F2026%2Fstatement-2",
            "/oembed?url=https%3A%2F%2Fnews.example.org%2Fs%2Fp2en&format=xml");

    @Test
    void a_stored_statement_changes_no_byte_and_no_header_before_its_release(@TempDir Path folder) {
        try (var site = new SiteServer(folder)) {
            site.snapshot.publish(Sample.edition(1, "en", "Public", "<p>Text</p>"));
            var before = everything(site);

            storeUnreleased(site);
            site.snapshot.feeds.refresh();

            assertEquals(before, everything(site));
        }
    }

    @Test
    void its_addresses_answer_like_any_address_that_does_not_exist(@TempDir Path folder) {
        try (var site = new SiteServer(folder)) {
            site.snapshot.publish(Sample.edition(1, "en", "Public", "<p>Text</p>"));
            storeUnreleased(site);

            for (var path : SECRET) {
                assertEquals(404, site.get(path).statusCode(), path);
                assertArrayEquals(
                        site.get("/no/such/page").body(), site.get(path).body(), path);
            }
        }
    }

    @Test
    void an_advance_copy_that_reaches_this_channel_by_mistake_stays_secret(@TempDir Path folder) {
        try (var site = new SiteServer(folder)) {
            var before = everything(site);

            var outcome = site.snapshot.channel.deliver(
                    Sample.parcel(Sample.RELEASED, true, Sample.edition(2, "en", "Secret", "<p>Text</p>")));

            assertTrue(outcome instanceof Outcome.Rejected);
            assertEquals(before, everything(site));
        }
    }

    @Test
    void all_of_it_is_there_at_once_when_it_is_released(@TempDir Path folder) {
        try (var site = new SiteServer(folder)) {
            for (var path : SECRET) assertEquals(404, site.get(path).statusCode(), path);

            site.snapshot.publish(
                    Sample.edition(2, "en", "Now", "<p>Text</p>", Sample.report('e', "secret.pdf")),
                    Sample.edition(2, "nl", "Nu", "<p>Tekst</p>"));

            for (var path : SECRET)
                assertTrue(List.of(200, 308).contains(site.get(path).statusCode()), path);
            assertTrue(SiteServer.text(site.get("/feeds/nl.rss")).contains("Nu"));
        }
    }

    /** Rows as intake and approval leave them: everywhere but in the snapshot. */
    private static void storeUnreleased(SiteServer site) {
        site.snapshot.store.run(db -> {
            db.sql("""
                    INSERT INTO organisation (id, slug, names, zone, languages, press_address, press_phone)
                    VALUES (1, 'network', '{"en":"Network"}', 'UTC', 'en', '-', '-')
                    """).update();
            db.sql(
                            "INSERT INTO statement (id, organisation, key, kind, created_at) VALUES (2, 1, 'k2', 'statement', 1)")
                    .update();
            db.sql("""
                    INSERT INTO edition (id, statement, language, slug, public_id)
                    VALUES (21, 2, 'en', 'statement-2', 'p2en'), (22, 2, 'nl', 'statement-2', 'p2nl')
                    """).update();
        });
    }

    private static List<String> everything(SiteServer site) {
        return Stream.concat(PUBLIC.stream(), SECRET.stream())
                .map(path -> {
                    var answer = site.get(path);
                    var headers = new TreeMap<>(answer.headers().map());
                    headers.remove("date");
                    return path + answer.statusCode() + headers + SiteServer.text(answer) + header(answer, "ETag");
                })
                .collect(Collectors.toList());
    }
}
