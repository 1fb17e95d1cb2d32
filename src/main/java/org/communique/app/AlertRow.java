package org.communique.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.communique.delivery.Alerts;
import org.communique.release.Originals;
import org.communique.sender.Finding;

/**
 * One alert, as printed.
 *
 * @param dispatch 0 = none
 */
record AlertRow(String kind, long dispatch, String note, long times, String firstAt, String lastAt) {

    /** About the original of a statement that was released again. */
    static final String ORIGINAL = "original";

    private static final Duration RECENT = Duration.ofDays(7);

    /** Those of the last seven days, newest first, and originals of re-releases that are not what they were. */
    static List<AlertRow> recent(Core core) {
        var since = core.clock.instant().minus(RECENT);
        var raised = new Alerts(core.store, core.clock)
                .since(since).stream()
                        .map(it -> new AlertRow(
                                it.kind(),
                                it.dispatch(),
                                it.note(),
                                it.times(),
                                it.firstAt().toString(),
                                it.lastAt().toString()));
        return Stream.concat(raised, originals(core, since)).toList();
    }

    private static Stream<AlertRow> originals(Core core, Instant since) {
        return new Originals(core.store, core.statements, core.releases)
                .news().stream().filter(it -> !it.at().isBefore(since)).map(AlertRow::of);
    }

    /** What happened to the original of a statement that was released again. */
    static AlertRow of(Originals.News it) {
        var at = it.at().toString();
        return new AlertRow(
                ORIGINAL, 0, "what '" + it.key() + "' releases again was " + it.event() + " since", 1, at, at);
    }

    String line() {
        return "ALERT  " + kind + (dispatch == 0 ? "" : ", dispatch " + dispatch) + ": " + note
                + (times > 1
                        ? " (" + times + " times since " + firstAt + ", last " + lastAt + ")"
                        : " (" + lastAt + ")");
    }

    Finding finding() {
        return Finding.wrong(line(), cure());
    }

    private String cure() {
        if (kind.equals(Alerts.Kind.AUTHENTICATION.code()))
            return "communique sender check; the alert is forgotten after 7 days";
        if (kind.equals(ORIGINAL))
            return "look at your own text: correct it, or communique release kill; nothing is changed by itself";
        if (kind.equals(Alerts.Kind.PAUSED.code()))
            return "mend the cause, then communique release continue ID; or communique release stop ID";
        if (kind.equals(Alerts.Kind.SIGNUPS.code()))
            return "see subscribing.md, 'When somebody misuses the form'; the alert is forgotten after 7 days";
        return "see that the relay can be reached; the alert ends with the next mail it takes";
    }
}
