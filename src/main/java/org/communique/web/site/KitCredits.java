package org.communique.web.site;

import java.util.ArrayList;
import java.util.List;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;

/** CREDITS.txt of a press kit: what each file shows, who made it, on what terms, and where it stands. */
record KitCredits(Published published, List<Kit.Item> files, FeedSettings settings, Words words) {

    String text() {
        var lines = new ArrayList<String>();
        lines.add(published.title());
        lines.add(published.organisation());
        line(lines, "kit.published", words.moment(published.publishedAt()));
        if (StatementView.isChanged(published))
            lines.add(words.phrase("site.updated", words.moment(published.updatedAt())));
        line(lines, "kit.address", settings.url(published.path()));
        for (var item : files) {
            lines.add("");
            lines.add(item.name());
            file(lines, item.file());
        }
        var leftOut = leftOut();
        if (!leftOut.isEmpty()) {
            lines.add("");
            lines.add(words.phrase("kit.left-out"));
        }
        for (var file : leftOut) {
            lines.add("");
            lines.add(oneLine(file.name()));
            file(lines, file);
        }
        return String.join("\n", lines) + "\n";
    }

    private List<PublishedFile> leftOut() {
        var taken = files.stream().map(Kit.Item::file).toList();
        return published.files().stream().filter(it -> !taken.contains(it)).toList();
    }

    private void file(List<String> lines, PublishedFile file) {
        line(lines, "kit.description", file.label());
        if (!file.credit().isBlank()) lines.add(words.phrase("site.credit", oneLine(file.credit())));
        if (!file.licence().isBlank()) lines.add(words.phrase("site.licence", oneLine(file.licence())));
        line(lines, "kit.address", settings.url(file.path()));
    }

    private void line(List<String> lines, String key, String value) {
        lines.add(words.phrase(key, oneLine(value)));
    }

    /** No text of one file can look like the entry of another. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
