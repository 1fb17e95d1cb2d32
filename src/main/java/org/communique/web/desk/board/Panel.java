package org.communique.web.desk.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.progress.Course;
import org.communique.progress.Going;
import org.communique.progress.Going.Stage;
import org.communique.statement.Organisation;

/**
 * A release on its way as somebody sees it. For templates.
 *
 * @param stage  {@code hold}, {@code running} or {@code paused}
 * @param line   when it began or will begin, or why it is paused
 * @param rows   how far it is
 */
public record Panel(long id, Title title, String stage, String line, List<Row> rows) {

    private static final Pattern AGAIN = Pattern.compile("the same refusal came (\\d+) times in a row: (.+)");
    private static final Pattern SHARE =
            Pattern.compile("(\\d+) of the last (\\d+) outcomes were rejections; 5 % is the limit");

    /** What the one who reads decides. */
    record Reader(Locale language, Organisation organisation, Instant now) {

        Words words() {
            return Words.of(language, organisation.zone());
        }
    }

    static Panel of(Going going, Reader reader) {
        var words = reader.words();
        var fallback = reader.organisation().fallback();
        return new Panel(
                going.release().id(),
                Title.of(going.titles(), "", reader.language(), fallback),
                going.stage().name().toLowerCase(Locale.ROOT),
                line(going, words, reader.now()),
                Row.of(going, words, reader.language(), fallback));
    }

    private static String line(Going going, Words words, Instant now) {
        if (going.stage() == Stage.HOLD) {
            var left = Duration.between(now, going.at());
            var seconds = Duration.ofSeconds(Math.max(0, left.toSeconds()));
            return words.get("desk.board.goes-out", words.length(seconds), words.second(going.at()));
        }
        if (going.stage() == Stage.PAUSED) return paused(going, words);
        var began = going.courses().stream().map(Course::frozenAt).findFirst().orElse(going.at());
        boolean late = Duration.between(going.at(), began).compareTo(Duration.ofMinutes(1)) > 0;
        return words.get(late ? "desk.board.started-late" : "desk.board.started", words.second(began));
    }

    private static String paused(Going going, Words words) {
        return going.courses().stream()
                .flatMap(it -> it.pause().stream())
                .map(it -> reason(it, words))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The reasons that the breaker writes down, in the user's language; any other as somebody has written it. */
    static String reason(String written, Words words) {
        var again = AGAIN.matcher(written);
        if (again.matches()) return words.get("desk.board.refused-again", again.group(1), again.group(2));
        var share = SHARE.matcher(written);
        if (share.matches()) return words.get("desk.board.refused-many", share.group(1), share.group(2));
        if (written.equals(BY_A_PERSON)) return words.get("desk.board.paused-by-person");
        return words.get("desk.board.paused-because", written);
    }

    /** What the desk writes down as the reason when somebody presses the button; so does the command line. */
    public static final String BY_A_PERSON = "paused by a person";

    /** Parts of a stage that a page must fetch anew when they change. */
    static Map<Long, Stage> stages(List<Going> all) {
        var stages = new java.util.TreeMap<Long, Stage>();
        all.forEach(it -> stages.put(it.release().id(), it.stage()));
        return stages;
    }
}
