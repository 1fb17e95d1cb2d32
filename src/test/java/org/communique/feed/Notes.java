package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.communique.statement.Change;
import org.communique.statement.Kind;
import org.communique.store.Store;

/** Short news in English, more than a page of a list or a feed holds, put into the snapshot at once. */
public final class Notes {

    /** Far from the numbers of what came in by itself. */
    private static final long FIRST = 1_000_000;

    private Notes() {}

    /** So many notes of one instant, about accommodation. */
    public static void publish(Store store, int notes, Instant at) {
        new Archive(store)
                .publish(IntStream.rangeClosed(1, notes)
                        .mapToObj(n -> new Archive.Publication(note(n, at), new Change.Unmarked()))
                        .toList());
    }

    private static Published note(int n, Instant at) {
        var publicId = "note%018d".formatted(n);
        return new Published(
                FIRST + n,
                FIRST + n,
                "https://news.example.org/s/" + publicId,
                publicId,
                "/en/2026/note-" + n,
                Locale.ENGLISH,
                "note-" + n,
                Kind.NEWS,
                new Published.Speaker("havenlight", "Havenlight Network"),
                "Note " + n,
                "A short note.",
                "<p>Words of note " + n + ".</p>\n",
                "<p>Words of note " + n + ".</p>\n",
                List.of(new Term("accommodation", "Accommodation")),
                List.of(),
                List.of(),
                History.first(1, at));
    }
}
