package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.Published.Translation;
import org.communique.statement.StatementFile;

/**
 * An entry as every format says it.
 *
 * @param id           permanent, the same in every feed and format
 * @param author       who speaks
 * @param html         sanitised, with absolute addresses
 * @param translations other readable editions
 * @param related      address of the statement a correction is about; empty for statements
 * @param killed       present if this is a stub
 */
record FeedEntry(
        String id,
        String url,
        Locale language,
        String title,
        String author,
        String summary,
        String html,
        When when,
        List<Category> categories,
        List<PublishedFile> files,
        List<Translation> translations,
        Optional<String> related,
        Optional<History.Killed> killed) {

    /**
     * @param published never changes
     * @param updated   what readers are shown
     * @param changed   of the smallest change
     */
    record When(Instant published, Instant updated, Instant changed) {}

    /**
     * A topic or tag.
     *
     * @param scheme address that says which sort of category it is
     */
    record Category(String scheme, String term, String label) {}

    FeedEntry {
        categories = List.copyOf(categories);
        files = List.copyOf(files);
        translations = List.copyOf(translations);
    }

    Optional<PublishedFile> image() {
        return files.stream()
                .filter(it -> it.role() == StatementFile.Role.IMAGE)
                .findFirst();
    }

    List<PublishedFile> attachments() {
        return files.stream()
                .filter(it -> it.role() == StatementFile.Role.ATTACHMENT)
                .toList();
    }

    /** What its categories are called, each once: a topic and a tag may have the same name. */
    List<String> labels() {
        return categories.stream().map(Category::label).distinct().toList();
    }
}
