package org.communique.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.communique.search.Question.Asked;

/** Shows where a text answers a question. */
public final class Marks {

    private static final int CHARS_BEFORE = 90;
    private static final int CHARS_AFTER = 170;

    private final String text;
    private final List<Word> words;
    private final BitSet hits = new BitSet();

    private Marks(Locale language, String text, Asked asked) {
        this.text = Words.composed(text);
        this.words = Words.of(language, text);
        for (var part : asked.wanted()) for (int i = 0; i < words.size(); i++) hits.set(i, i + part.at(words, i));
    }

    /** A piece of a text as it stands there, and whether it answers the question. */
    public record Piece(String text, boolean marked) {}

    /** The whole text in pieces. */
    public static List<Piece> whole(Locale language, String text, Asked asked) {
        var marks = new Marks(language, text, asked);
        return marks.pieces(0, marks.text.length());
    }

    /** The words around the first answer; empty if the text holds none. */
    public static List<Piece> passage(Locale language, String text, Asked asked) {
        var marks = new Marks(language, text, asked);
        return marks.hits.isEmpty() ? List.of() : marks.around(marks.words.get(marks.hits.nextSetBit(0)));
    }

    private List<Piece> around(Word hit) {
        int from = hit.start();
        int until = hit.end();
        for (var word : words) {
            if (word.start() >= hit.start() - CHARS_BEFORE) from = Math.min(from, word.start());
            if (word.end() <= hit.end() + CHARS_AFTER) until = Math.max(until, word.end());
        }
        boolean fromStart = words.get(0).start() >= from;
        boolean toEnd = words.get(words.size() - 1).end() <= until;
        var pieces = new ArrayList<>(pieces(fromStart ? 0 : from, toEnd ? text.length() : until));
        if (!fromStart) pieces.add(0, new Piece("… ", false));
        if (!toEnd) pieces.add(new Piece(" …", false));
        return pieces;
    }

    private List<Piece> pieces(int from, int until) {
        var pieces = new ArrayList<Piece>();
        int at = from;
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            var word = words.get(i);
            if (word.start() < at || word.end() > until) continue;
            add(pieces, at, word.start(), false);
            add(pieces, word.start(), word.end(), true);
            at = word.end();
        }
        add(pieces, at, until, false);
        return List.copyOf(pieces);
    }

    private void add(List<Piece> pieces, int from, int until, boolean marked) {
        if (from < until) pieces.add(new Piece(text.substring(from, until).replace('\n', ' '), marked));
    }
}
