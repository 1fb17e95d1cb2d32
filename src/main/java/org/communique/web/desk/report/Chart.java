package org.communique.web.desk.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.progress.Report.Point;
import org.communique.web.desk.board.Words;

/**
 * How many had been accepted by when, as a line. For a template, which draws it as SVG.
 *
 * @param line  points of the line
 * @param area  points of what is below it
 * @param times along the axis of time
 * @param most  at the top of the other axis
 */
record Chart(String line, String area, List<Tick> times, String half, String most, String words) {

    private static final int LEFT = 64;
    private static final int RIGHT = 736;
    private static final int TOP = 16;
    private static final int BOTTOM = 190;
    private static final int TICKS = 4;

    /** @param anchor how its text lies to {@code x} */
    record Tick(int x, String anchor, String text) {}

    static Optional<Chart> of(List<Point> points, Words words) {
        if (points.size() < 2) return Optional.empty();
        var first = points.get(0);
        var last = points.get(points.size() - 1);
        long width = Math.max(1, last.at().toEpochMilli() - first.at().toEpochMilli());
        var line = points.stream()
                .map(it -> x(it.at().toEpochMilli() - first.at().toEpochMilli(), width) + ","
                        + y(it.accepted(), last.accepted()))
                .collect(Collectors.joining(" "));
        return Optional.of(new Chart(
                line,
                LEFT + "," + BOTTOM + " " + line + " " + RIGHT + "," + BOTTOM,
                ticks(first, width, words),
                words.number(last.accepted() / 2),
                words.number(last.accepted()),
                words.count(
                        "desk.report.chart-words",
                        last.accepted(),
                        words.moment(first.at()),
                        words.moment(last.at()))));
    }

    /** With seconds where all of it took less than an hour. */
    private static List<Tick> ticks(Point first, long width, Words words) {
        return java.util.stream.IntStream.rangeClosed(0, TICKS)
                .mapToObj(i -> {
                    var at = first.at().plusMillis(width * i / TICKS);
                    var text = width < 3_600_000 ? words.second(at) : words.moment(at);
                    var anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
                    return new Tick(LEFT + (RIGHT - LEFT) * i / TICKS, anchor, text);
                })
                .toList();
    }

    private static String x(long since, long width) {
        return String.format(Locale.ROOT, "%.1f", LEFT + (double) (RIGHT - LEFT) * since / width);
    }

    private static String y(long n, long most) {
        return String.format(Locale.ROOT, "%.1f", BOTTOM - (double) (BOTTOM - TOP) * n / Math.max(1, most));
    }
}
