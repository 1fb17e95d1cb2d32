package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.communique.delivery.Channel;
import org.communique.delivery.ChannelContract;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedChannelTest implements ChannelContract {

    private Snapshot snapshot;

    @BeforeEach
    void open(@TempDir Path folder) {
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
    }

    @AfterEach
    void close() {
        snapshot.close();
    }

    @Override
    public Channel channel() {
        return snapshot.channel;
    }

    @Override
    public Parcel parcel(int number) {
        return Sample.parcel(Sample.edition(number, "en", "Title " + number, "<p>Text</p>"));
    }

    @Override
    public Parcel hostile() {
        return Sample.parcel(Sample.edition(
                9, "en", "]]></title>\r\n\u0000\u000b\ud800\ufffe", "<p>\u0001\udfff]]></content:encoded></p>"));
    }

    @Test
    void all_editions_of_a_parcel_become_public_together() {
        var outcome = snapshot.publish(
                Sample.edition(1, "en", "Safety first", "<p>Text</p>"),
                Sample.edition(1, "uk", "Безпека насамперед", "<p>Текст</p>"));

        assertInstanceOf(Outcome.Accepted.class, outcome);
        assertTrue(snapshot.feed("/feeds/en.rss").contains("Safety first"));
        assertTrue(snapshot.feed("/feeds/uk.atom").contains("Безпека насамперед"));
    }

    @Test
    void an_advance_copy_is_never_made_public() {
        var parcel = Sample.parcel(Sample.RELEASED, true, Sample.edition(1, "en", "Secret", "<p>Text</p>"));

        assertInstanceOf(Outcome.Rejected.class, snapshot.channel.deliver(parcel));

        assertTrue(snapshot.archive.languages().isEmpty());
    }

    @Test
    void the_same_parcel_again_changes_no_byte() {
        snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>", Sample.picture()));
        var before = snapshot.feed("/feeds/en.atom");
        long generation = snapshot.archive.generation();

        snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>", Sample.picture()));

        assertEquals(before, snapshot.feed("/feeds/en.atom"));
        assertEquals(generation, snapshot.archive.generation());
    }

    @Test
    void a_new_revision_keeps_guid_and_publication_and_moves_only_its_update() {
        snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>"));
        var before = snapshot.archive.byPath("/en/2026/statement-1").orElseThrow();
        var moved = Sample.edition(1, "en", "Better title", "<p>Text</p>");
        var elsewhere = new Parcel.EditionOut(
                moved.revision(), moved.rendered(), "", "/en/2026/better-slug", "https://new-name.example.org/s/x");

        snapshot.channel.deliver(Sample.parcel(Sample.RELEASED.plusSeconds(90), false, elsewhere));

        var after = snapshot.archive.byPath("/en/2026/better-slug").orElseThrow();
        assertEquals(before.guid(), after.guid());
        assertEquals(before.publishedAt(), after.publishedAt());
        assertEquals(Sample.RELEASED.plusSeconds(90), after.updatedAt());
        assertTrue(snapshot.archive.byPath(before.path()).isEmpty());
    }

    @Test
    void two_statements_of_one_second_are_updated_in_different_seconds() {
        snapshot.publish(Sample.edition(1, "en", "One", "<p>Text</p>"));
        snapshot.publish(Sample.edition(2, "en", "Two", "<p>Text</p>"));

        var updates = snapshot.archive.newest(Selection.of(java.util.Locale.ENGLISH), 0, 9).stream()
                .map(it -> it.updatedAt().getEpochSecond());
        assertEquals(2, updates.distinct().count());
    }

    @Test
    void if_one_edition_cannot_be_published_none_is() {
        snapshot.publish(Sample.edition(1, "en", "First", "<p>Text</p>"));
        var other = Sample.edition(2, "en", "Second", "<p>Text</p>");
        var onItsPath = new Parcel.EditionOut(
                other.revision(), other.rendered(), other.pageUrl(), "/en/2026/statement-1", other.permanent());

        var outcome = snapshot.publish(Sample.edition(2, "nl", "Tweede", "<p>Tekst</p>"), onItsPath);

        assertInstanceOf(Outcome.Rejected.class, outcome);
        assertFalse(Stream.of("/feeds/en.rss", "/feeds/nl.rss")
                .flatMap(it -> snapshot.feeds.get(it).stream())
                .anyMatch(it -> new String(it.identity()).matches("(?s).*(Second|Tweede).*")));
    }
}
