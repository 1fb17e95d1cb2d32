package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementFile;

/** A page of a feed that holds one of everything and is published nowhere. */
final class Specimen {

    private Specimen() {}

    static FeedPage page(FeedSettings settings) {
        var instant = Instant.EPOCH;
        var entry = new FeedEntry(
                settings.url("/s/specimen"),
                settings.url("/en/specimen"),
                settings.language(),
                "Specimen",
                "Specimen",
                "Specimen",
                "<p>Specimen</p>",
                new FeedEntry.When(instant, instant, instant),
                List.of(new FeedEntry.Category(settings.url("/en/topic"), "specimen", "Specimen")),
                List.of(file(StatementFile.Role.IMAGE, "image/png"), file(StatementFile.Role.ATTACHMENT, "text/plain")),
                List.of(new Published.Translation(settings.language(), "/en/other", "Specimen", instant, 1)),
                Optional.empty(),
                Optional.of(new History.Killed(instant, "Specimen")));
        return new FeedPage(
                settings, FeedId.of(Selection.of(settings.language())), "", Chapter.archived(2), List.of(entry));
    }

    private static PublishedFile file(StatementFile.Role role, String mediaType) {
        return new PublishedFile(role, "specimen", "Specimen", mediaType, 1, 1, 1, "0".repeat(64), "Specimen", "");
    }
}
