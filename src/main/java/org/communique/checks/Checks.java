package org.communique.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What an attentive colleague would point out in a text before it goes out. */
public final class Checks {

    /** Phones cut subjects near 40 characters and mail programs near 70; a longer title is read in part. */
    static final int TITLE = 90;

    /** What a mail program shows of a preheader, with room to spare; feeds show it all. */
    static final int SUMMARY = 250;

    private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\[\\]]*)]\\(\\s*<?([^\\s)>]*)[^)]*\\)");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?://|mailto:)\\S+");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{2,6})\\s+(.*?)\\s*#*\\s*$");

    private Checks() {}

    /** @param body Markdown */
    public record Text(String title, String summary, String body) {}

    /** Everything, in the order of the text. */
    public static List<Found> of(Text text) {
        var found = new ArrayList<Found>();
        if (text.title().strip().length() > TITLE) found.add(whole(Found.Kind.LONG_TITLE, ""));
        if (text.summary().strip().length() > SUMMARY) found.add(whole(Found.Kind.LONG_SUMMARY, ""));
        for (var part : List.of(text.title(), text.summary()))
            Placeholders.first(part).ifPresent(it -> found.add(whole(Found.Kind.PLACEHOLDER, it)));
        var body = new ArrayList<Found>();
        for (var it : BodyRule.broken(text.body()))
            body.add(new Found(Found.Kind.valueOf(it.rule().name()), it.line(), ""));
        var lines = Line.prose(text.body());
        lines.forEach(line -> links(line, body));
        lines.forEach(line -> Placeholders.first(line.text())
                .ifPresent(it -> body.add(new Found(Found.Kind.PLACEHOLDER, line.number(), it))));
        headings(lines, body);
        body.sort(Comparator.comparingInt(Found::line));
        found.addAll(body);
        return found;
    }

    private static Found whole(Found.Kind kind, String what) {
        return new Found(kind, 0, what);
    }

    private static void links(Line line, List<Found> found) {
        for (var link = LINK.matcher(line.text()); link.find(); ) {
            var words = link.group(2).strip();
            if (!link.group(1).isEmpty()) found.add(new Found(Found.Kind.PICTURE_IN_TEXT, line.number(), words));
            else {
                if (words.isEmpty()) found.add(new Found(Found.Kind.SILENT_LINK, line.number(), link.group(3)));
                else if (VagueWords.are(words)) found.add(new Found(Found.Kind.VAGUE_LINK, line.number(), words));
                if (!ABSOLUTE.matcher(link.group(3)).matches())
                    found.add(new Found(Found.Kind.RELATIVE_LINK, line.number(), link.group(3)));
            }
        }
    }

    private static void headings(List<Line> lines, List<Found> found) {
        int level = 1;
        for (var line : lines) {
            var heading = HEADING.matcher(line.raw());
            if (!heading.matches()) continue;
            int next = heading.group(1).length();
            if (next > level + 1) found.add(new Found(Found.Kind.HEADING_JUMP, line.number(), heading.group(2)));
            level = next;
        }
    }
}
