package org.communique.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs to lines of Markdown: links outermost, then bold, then italic. Emphasis that could not be read as such is left out. */
final class Inline {

    private static final int LINK_EDGE = '[';
    private static final int BOLD_EDGE = '*';

    /** What people write settles in two; a line made to need thousands loses its emphasis. */
    private static final int MOST_ROUNDS = 20;

    private Inline() {}

    /** One line for each that the runs have. */
    static List<String> lines(List<Run> runs) {
        var lines = new ArrayList<String>();
        for (var line : split(runs)) {
            var text = line(line);
            if (!text.isEmpty()) lines.add(Escaped.line(text));
        }
        return lines;
    }

    /** All of them on one line. */
    static String oneLine(List<Run> runs) {
        return line(runs.stream()
                .map(it -> it.with(it.text().replace(Run.LINE_END, " ")))
                .toList());
    }

    /** The runs of each line. */
    static List<List<Run>> split(List<Run> runs) {
        var lines = new ArrayList<List<Run>>();
        lines.add(new ArrayList<>());
        for (var run : runs) {
            if (run.text().equals(Run.LINE_END)) lines.add(new ArrayList<>());
            else lines.get(lines.size() - 1).add(run);
        }
        return lines;
    }

    private static String line(List<Run> runs) {
        var out = new StringBuilder();
        for (var group : groups(Space.collapsed(runs), Run::target)) {
            var target = group.get(0).target();
            if (target.isEmpty()) out.append(emphasis(group, ' ', false));
            else link(group, Targets.written(target), out);
        }
        return out.toString();
    }

    private static void link(List<Run> group, String target, StringBuilder out) {
        var text = emphasis(group, LINK_EDGE, true);
        var words = text.strip();
        if (words.isEmpty()) {
            out.append(text);
            return;
        }
        int at = text.indexOf(words);
        // an exclamation mark before a bracket would make it a picture
        if (at == 0 && out.length() > 0 && out.charAt(out.length() - 1) == '!') out.insert(out.length() - 1, '\\');
        out.append(text, 0, at)
                .append('[')
                .append(words)
                .append("](")
                .append(target)
                .append(')');
        out.append(text, at + words.length(), text.length());
    }

    /** Bold that does not hold between its neighbours makes its words plain, and all is looked at again. */
    private static String emphasis(List<Run> runs, int edge, boolean inLink) {
        var now = runs;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var groups = groups(now, it -> it.look().bold());
            var pieces = new ArrayList<Piece>();
            for (int i = 0; i < groups.size(); i++) {
                boolean bold = groups.get(i).get(0).look().bold();
                int before = bold || i > 0 ? BOLD_EDGE : edge;
                int after = bold || i < groups.size() - 1 ? BOLD_EDGE : edge;
                pieces.add(new Piece(italics(groups.get(i), new Edges(before, after), inLink), bold ? "**" : ""));
            }
            var failing = failing(pieces, new Edges(edge, edge));
            if (failing.isEmpty()) return text(pieces);
            failing.forEach(i -> groups.set(i, plain(groups.get(i))));
            now = groups.stream().flatMap(List::stream).toList();
        }
        return words(plain(runs), inLink);
    }

    /** Italic that does not hold is left out. */
    private static String italics(List<Run> runs, Edges edges, boolean inLink) {
        var pieces = groups(runs, it -> it.look().italic()).stream()
                .map(group ->
                        new Piece(words(group, inLink), group.get(0).look().italic() ? "_" : ""))
                .toList();
        for (int round = 0; round <= MOST_ROUNDS; round++) {
            if (round == MOST_ROUNDS) pieces.forEach(Piece::unmark);
            var failing = failing(pieces, edges);
            if (failing.isEmpty()) break;
            failing.forEach(i -> pieces.get(i).unmark());
        }
        return text(pieces);
    }

    private record Edges(int before, int after) {}

    /** Places of the pieces whose emphasis would not be read. */
    private static List<Integer> failing(List<Piece> pieces, Edges edges) {
        var failing = new ArrayList<Integer>();
        for (int i = 0; i < pieces.size(); i++) {
            int before = i == 0 ? edges.before() : pieces.get(i - 1).last();
            int after =
                    i == pieces.size() - 1 ? edges.after() : pieces.get(i + 1).first();
            if (pieces.get(i).marked() && !pieces.get(i).holds(before, after)) failing.add(i);
        }
        return failing;
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static List<Run> plain(List<Run> runs) {
        return runs.stream()
                .map(it -> new Run(it.text(), Run.Look.PLAIN, it.target()))
                .toList();
    }

    private static String words(List<Run> runs, boolean inLink) {
        var words = new StringBuilder();
        runs.forEach(it -> words.append(it.text()));
        return Escaped.words(words.toString(), inLink);
    }

    private static List<List<Run>> groups(List<Run> runs, Function<Run, Object> key) {
        var groups = new ArrayList<List<Run>>();
        for (var run : runs) {
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && Objects.equals(key.apply(last.get(0)), key.apply(run))) last.add(run);
            else groups.add(new ArrayList<>(List.of(run)));
        }
        return groups;
    }
}
