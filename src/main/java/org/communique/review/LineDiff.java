package org.communique.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What changed between two texts, line by line. */
public final class LineDiff {

    /** More lines than that are not compared one by one. */
    private static final int MOST = 2_000;

    private LineDiff() {}

    /** Whether a line stayed, went or came. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** One line. */
    public record Line(Kind kind, String text) {}

    /** The lines of both texts in order, by a longest common subsequence. */
    public static List<Line> of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        if (old.size() > MOST || now.size() > MOST) {
            var all = new ArrayList<Line>();
            old.forEach(it -> all.add(new Line(Kind.GONE, it)));
            now.forEach(it -> all.add(new Line(Kind.NEW, it)));
            return all;
        }
        return walk(old, now, common(old, now));
    }

    /** Length of the longest common subsequence of what follows each pair of places. */
    private static int[][] common(List<String> old, List<String> now) {
        var length = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--)
            for (int j = now.size() - 1; j >= 0; j--)
                length[i][j] = old.get(i).equals(now.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
        return length;
    }

    private static List<Line> walk(List<String> old, List<String> now, int[][] length) {
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean both = i < old.size() && j < now.size();
            if (both && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, old.get(i++)));
                j++;
            } else if (j == now.size() || (both && length[i + 1][j] >= length[i][j + 1]))
                lines.add(new Line(Kind.GONE, old.get(i++)));
            else lines.add(new Line(Kind.NEW, now.get(j++)));
        }
        return Collections.unmodifiableList(lines);
    }
}
