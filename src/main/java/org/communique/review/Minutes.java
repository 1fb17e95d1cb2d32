package org.communique.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.review.Policy.Way;

/** What was decided about a release, by whom, when, and of which hash: for the files of the organisation. Pure. */
public final class Minutes {

    private final Locale language;
    private final ZoneId zone;
    private final UnaryOperator<String> shown;

    /** @param shown how users are named */
    public Minutes(Locale language, ZoneId zone, UnaryOperator<String> shown) {
        this.language = language;
        this.zone = zone;
        this.shown = shown;
    }

    /** One time it was asked for. @param lines what happened, in its order */
    public record Chapter(String hash, String rule, List<Line> lines) {}

    /** @param note as somebody wrote it; may be empty */
    public record Line(String at, String what, String note) {}

    /** Every time, the first one first. */
    public List<Chapter> of(List<Review> newestFirst, List<SecondLooks.Look> looks) {
        var chapters = new ArrayList<Chapter>();
        for (int n = newestFirst.size() - 1; n >= 0; n--) {
            var it = newestFirst.get(n);
            chapters.add(new Chapter(it.hash(), rule(it), lines(it, looks)));
        }
        return chapters;
    }

    /** The same as Markdown that also reads well as plain text. @param head lines of the title */
    public static String markdown(String title, List<String> head, List<Chapter> chapters) {
        var text = new StringBuilder("# " + title + "\n\n");
        head.forEach(it -> text.append("- ").append(it).append('\n'));
        for (var chapter : chapters) {
            text.append("\n## SHA-256 ")
                    .append(chapter.hash())
                    .append("\n\n")
                    .append(chapter.rule())
                    .append("\n\n");
            for (var line : chapter.lines()) {
                text.append("- ")
                        .append(line.at())
                        .append(": ")
                        .append(line.what())
                        .append('\n');
                line.note().lines().forEach(it -> text.append("  > ").append(it).append('\n'));
            }
        }
        return text.toString();
    }

    private String rule(Review it) {
        var policy = it.asked().policy();
        if (it.asked().urgent()) return Phrases.get(language, "desk.minutes.rule-urgent", it.needed());
        return policy.way() == Way.SILENCE
                ? Phrases.get(language, "desk.minutes.rule-silence", it.needed(), policy.days())
                : Phrases.get(language, "desk.minutes.rule", it.needed());
    }

    private List<Line> lines(Review it, List<SecondLooks.Look> looks) {
        var lines = new ArrayList<Line>();
        var asked = it.asked().urgent() ? "desk.minutes.urgent" : "desk.minutes.asked";
        lines.add(new Line(
                when(it.asked().at()), said(asked, it.asked().by()), it.asked().note()));
        for (var voice : it.voices())
            lines.add(new Line(
                    when(voice.at()),
                    said(
                            voice.say().yes() ? "desk.minutes.yes" : "desk.minutes.no",
                            voice.say().name()),
                    voice.say().note()));
        it.end().ifPresent(end -> lines.add(new Line(when(end.at()), ended(it, end), "")));
        looks.stream().filter(look -> look.review() == it.id()).forEach(look -> lines.add(line(look)));
        return List.copyOf(lines);
    }

    private String ended(Review it, Review.End end) {
        boolean silent = it.state() == Review.State.APPROVED && end.by().isEmpty();
        var word = silent ? "silence" : it.state().name().toLowerCase(Locale.ROOT);
        return Phrases.get(language, "desk.minutes.end." + word);
    }

    private Line line(SecondLooks.Look look) {
        if (look.done().isEmpty())
            return new Line(when(look.due()), Phrases.get(language, "desk.minutes.look-owed", when(look.due())), "");
        var done = look.done().get();
        return new Line(when(done.at()), said("desk.minutes.look", done.by()), done.note());
    }

    private String said(String key, String name) {
        return Phrases.get(language, key, shown.apply(name));
    }

    private String when(java.time.Instant at) {
        return Moments.inWords(at, zone, language);
    }
}
