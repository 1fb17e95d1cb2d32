package org.communique.convert;

import java.util.ArrayList;
import java.util.List;

/** Footnotes: mails and feeds have no foot, so they stand at the end of the text, by their numbers. */
final class NotesAtEnd {

    private final List<List<Block>> notes = new ArrayList<>();

    /** A sign for the next note, to stand in the text. */
    String sign() {
        notes.add(List.of());
        return "[" + notes.size() + "]";
    }

    /** What the note says whose sign was given last, or at that place. */
    void put(int number, List<Block> note) {
        notes.set(number - 1, note);
    }

    int count() {
        return notes.size();
    }

    void addTo(Page page) {
        if (notes.isEmpty()) return;
        page.notesAtEnd(notes.size());
        page.add(new Block.Rule());
        for (int i = 0; i < notes.size(); i++) {
            var words = new ArrayList<Run>();
            words.add(Run.plain("[" + (i + 1) + "] "));
            words.addAll(Flat.of(notes.get(i)));
            page.add(new Block.Paragraph(words));
        }
    }
}
