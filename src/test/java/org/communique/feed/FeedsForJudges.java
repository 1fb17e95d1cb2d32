package org.communique.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.store.Json;

/** Writes feeds to files, with what we meant by each in a table beside them, for programs that judge them. */
final class FeedsForJudges {

    private FeedsForJudges() {}

    /** One file for each document, and {@code meant.json}. */
    static int write(Snapshot snapshot, Path folder) throws IOException {
        Files.createDirectories(folder);
        var meant = new ArrayList<Map<String, Object>>();
        int number = 0;
        for (var document : EveryFeedTest.documents(snapshot).entrySet()) {
            var path = document.getKey();
            var format = path.substring(path.lastIndexOf('.') + 1);
            var file = "%03d.%s".formatted(++number, format);
            Files.write(folder.resolve(file), document.getValue());
            var feed = new LinkedHashMap<String, Object>();
            feed.put("file", file);
            feed.put("path", path);
            feed.put("format", format);
            feed.put("entries", entries(snapshot, path, document.getValue()));
            meant.add(feed);
        }
        Files.writeString(folder.resolve("meant.json"), Json.write(meant));
        return number;
    }

    /** From the snapshot, not from the document: what is judged may not judge itself. */
    private static List<Map<String, Object>> entries(Snapshot snapshot, String path, byte[] document) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var told : Told.in(document)) {
            var id = told.id().replaceAll(".*/s/([^#]*).*", "$1");
            var published = snapshot.archive.byPublicId(id).orElseThrow();
            var made = path.contains("/corrections/")
                    ? new FeedEntries(snapshot.settings)
                            .corrections(List.of(published)).stream()
                                    .filter(it -> it.id().equals(told.id()))
                                    .findFirst()
                                    .orElseThrow()
                    : new FeedEntries(snapshot.settings).statement(published, List.of());
            entries.add(entry(made));
        }
        return entries;
    }

    private static Map<String, Object> entry(FeedEntry entry) {
        var meant = new LinkedHashMap<String, Object>();
        meant.put("id", entry.id());
        meant.put("url", entry.url());
        meant.put("title", entry.title());
        meant.put("author", entry.author());
        meant.put("summary", entry.summary());
        meant.put("html", entry.html());
        meant.put("published", entry.when().published().getEpochSecond());
        meant.put("updated", entry.when().updated().getEpochSecond());
        meant.put("categories", entry.labels());
        meant.put("files", entry.attachments().size());
        return meant;
    }
}
