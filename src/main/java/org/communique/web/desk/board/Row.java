package org.communique.web.desk.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.progress.Course;
import org.communique.progress.Going;
import org.communique.progress.Strand;

/**
 * How far a release is through one channel or list. For templates.
 *
 * @param done  what has been reached; empty = not yet
 * @param max   of a bar; 0 = there is none
 * @param words at its end
 */
public record Row(String icon, String name, String done, long max, long value, String words) {

    private static final String FEED = "feed";

    /** The rows of a release: first what the public sees, then list by list, then the other channels. */
    static List<Row> of(Going going, Words words, Locale reader, List<Locale> fallback) {
        var rows = new ArrayList<Row>();
        var maker = new Maker(words, reader, fallback);
        if (going.channels().contains(FEED)) rows.addAll(maker.site(going));
        for (var it : going.courses()) if (!it.toThePublic()) rows.addAll(maker.lists(it));
        for (var it : going.courses()) if (it.toThePublic() && !it.channel().equals(FEED)) rows.add(maker.channel(it));
        going.channels().stream()
                .filter(it -> !it.equals(FEED))
                .filter(it -> going.courses().stream()
                        .noneMatch(course -> course.channel().equals(it)))
                .forEach(it -> rows.add(maker.waiting(going, it)));
        return rows;
    }

    private record Maker(Words words, Locale reader, List<Locale> fallback) {

        List<Row> site(Going going) {
            var out = going.courses().stream()
                    .filter(it -> it.channel().equals(FEED) && it.endedAt().isPresent())
                    .findFirst();
            var site = words.get("desk.board.site");
            var feeds = words.get("desk.board.feeds");
            if (out.isEmpty())
                return Stream.of(new Row("globe", site, "", 0, 0, ""), new Row("rss", feeds, "", 0, 0, ""))
                        .map(it -> it.saying(words.get(
                                "desk.board.at", words.second(going.release().dueAt()))))
                        .toList();
            var at = words.second(out.get().endedAt().get());
            var live = words.count("desk.board.live", going.titles().size());
            return List.of(
                    new Row("globe", site, live, 0, 0, at),
                    new Row("rss", feeds, words.get("desk.board.updated"), 0, 0, at));
        }

        List<Row> lists(Course course) {
            return course.strands().stream().map(it -> list(course, it)).toList();
        }

        private Row list(Course course, Strand strand) {
            var named = strand.names().in(reader, fallback);
            var name = course.phase().equals("advance") ? words.get("desk.board.advance", named) : named;
            var icon = List.of("globe", "newspaper", "users-round", "mail").get(strand.rank());
            if (strand.owed() == 0) return new Row(icon, name, "", 0, 0, words.get("desk.board.nobody"));
            var counted = counted(course, strand);
            boolean over = strand.open() == 0 || !course.open();
            if (!over) return new Row(icon, name, "", strand.owed(), strand.settled(), counted);
            var done = strand.accepted() == strand.owed()
                    ? words.get("desk.board.all-accepted")
                    : words.get("desk.board.ended");
            return new Row(icon, name, done, 0, 0, counted);
        }

        private String counted(Course course, Strand strand) {
            var parts = new ArrayList<String>();
            parts.add(words.get("desk.board.of", words.number(strand.accepted()), words.number(strand.owed())));
            if (strand.deferred() > 0) parts.add(words.count("desk.board.deferred", strand.deferred()));
            if (strand.rejected() > 0) parts.add(words.count("desk.board.rejected", strand.rejected()));
            course.left(strand).map(this::left).ifPresent(parts::add);
            return String.join(words.get("desk.board.comma"), parts);
        }

        private String left(Duration time) {
            return words.get("desk.board.left", words.length(time));
        }

        Row channel(Course course) {
            var done = course.endedAt().isPresent() ? words.get("desk.board.taken") : "";
            var when = course.endedAt().map(words::second).orElse(words.get("desk.board.under-way"));
            return new Row("megaphone", course.channel(), done, 0, 0, when);
        }

        Row waiting(Going going, String channel) {
            var name = channel.equals("mail") ? words.get("desk.board.mail") : channel;
            var when = going.stage() == Going.Stage.HOLD
                    ? words.get("desk.board.at", words.second(going.at()))
                    : words.get("desk.board.after-site");
            return new Row(channel.equals("mail") ? "mail" : "megaphone", name, "", 0, 0, when);
        }
    }

    private Row saying(String more) {
        return new Row(icon, name, done, max, value, more);
    }
}
