package org.communique.render;

import java.util.List;

/** The dated notes that tell readers what has been put right, on top of the text in every outlet. */
final class Corrected {

    private Corrected() {}

    /** One line of plain text for each correction, such as "Correction, 26 November 2026: …", the newest first. */
    static List<Note> notes(Manuscript manuscript) {
        return manuscript.corrections().stream()
                .map(it -> new Note(
                        Phrases.get(
                                manuscript.language(),
                                "correction.note",
                                Moments.day(it.at(), manuscript.zone(), manuscript.language())),
                        Written.clean(it.reason())))
                .toList();
    }

    /** The same for pages and feed entries. */
    static String html(Manuscript manuscript) {
        var html = new StringBuilder();
        for (var note : notes(manuscript))
            html.append("<p class=\"correction\"><strong>")
                    .append(Escape.html(note.head()))
                    .append("</strong> ")
                    .append(Escape.html(note.reason()))
                    .append("</p>\n");
        return html.toString();
    }

    /** @param head says that it is a correction, and of which day */
    record Note(String head, String reason) {}
}
