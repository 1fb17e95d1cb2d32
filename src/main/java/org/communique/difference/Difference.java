package org.communique.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a text is new in another one: paragraphs first, then the words of those that changed. Pure; two texts of a megabyte
 * take no longer than two of a page, since what is too much to compare word by word is shown as taken out and put in.
 */
public final class Difference {

    /** Products of lengths up to which pieces are compared one by one: 16 MB of numbers. */
    private static final long MOST = 4_000_000;

    private Difference() {}

    /** What became of a piece. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A piece of text with its white space. */
    public record Piece(Kind kind, String text) {

        /** As a template asks for it. */
        public boolean is(String name) {
            return kind.name().equals(name);
        }
    }

    /** The pieces of both texts, in order; neighbours of one kind are one piece. */
    public static List<Piece> of(String before, String after) {
        var pieces = new ArrayList<Piece>();
        var removed = new StringBuilder();
        var added = new StringBuilder();
        for (var it : compared(paragraphs(before), paragraphs(after))) {
            if (it.kind() == Kind.REMOVED) removed.append(it.text());
            else if (it.kind() == Kind.ADDED) added.append(it.text());
            else {
                pieces.addAll(words(removed, added));
                pieces.add(it);
            }
        }
        pieces.addAll(words(removed, added));
        return joined(pieces);
    }

    /** The lines of both texts, in order; a line that has changed is one that went and one that came. */
    public static List<Piece> lines(String before, String after) {
        return compared(before.lines().toList(), after.lines().toList());
    }

    /**
     * Both texts in one: where they differ, the paragraphs of the first stand before those of the second, so that nothing of
     * either is lost.
     */
    public static String union(String first, String second) {
        return compared(paragraphs(first), paragraphs(second)).stream()
                .map(it -> it.text().strip())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Piece> words(StringBuilder removed, StringBuilder added) {
        var pieces = compared(split(removed.toString()), split(added.toString()));
        removed.setLength(0);
        added.setLength(0);
        return pieces;
    }

    private static List<String> paragraphs(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\n)(?=\\S)(?<=\\n\\s{0,9}\\n)", -1));
    }

    /** Words with the white space behind them. */
    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)", -1));
    }

    private static List<Piece> compared(List<String> before, List<String> after) {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) start++;
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) end++;
        var pieces = new ArrayList<Piece>();
        before.subList(0, start).forEach(it -> pieces.add(new Piece(Kind.SAME, it)));
        pieces.addAll(middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
        before.subList(before.size() - end, before.size()).forEach(it -> pieces.add(new Piece(Kind.SAME, it)));
        return pieces;
    }

    private static List<Piece> middle(List<String> before, List<String> after) {
        var pieces = new ArrayList<Piece>();
        if ((long) before.size() * after.size() > MOST) {
            before.forEach(it -> pieces.add(new Piece(Kind.REMOVED, it)));
            after.forEach(it -> pieces.add(new Piece(Kind.ADDED, it)));
            return pieces;
        }
        var longest = longest(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean same =
                    i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
            if (same) {
                pieces.add(new Piece(Kind.SAME, after.get(j++)));
                i++;
            } else if (j == after.size() || i < before.size() && longest[i + 1][j] >= longest[i][j + 1])
                pieces.add(new Piece(Kind.REMOVED, before.get(i++)));
            else pieces.add(new Piece(Kind.ADDED, after.get(j++)));
        }
        return pieces;
    }

    /** Length of the longest common subsequence of what is left from each pair of places. */
    private static int[][] longest(List<String> before, List<String> after) {
        var longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--)
            for (int j = after.size() - 1; j >= 0; j--)
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
        return longest;
    }

    private static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        var text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            var it = pieces.get(i);
            text.append(it.text());
            if (i + 1 < pieces.size() && pieces.get(i + 1).kind() == it.kind()) continue;
            joined.add(new Piece(it.kind(), text.toString()));
            text.setLength(0);
        }
        return joined;
    }
}
