package org.communique.app;

import java.time.Duration;
import java.util.List;
import org.communique.delivery.Alerts;
import org.communique.sender.Finding;

/**
 * One alert, as printed.
 *
 * @param dispatch 0 = none
 */
record AlertRow(String kind, long dispatch, String note, long times, String firstAt, String lastAt) {

    private static final Duration RECENT = Duration.ofDays(7);

    /** Those of the last seven days, newest first. */
    static List<AlertRow> recent(Core core) {
        return new Alerts(core.store, core.clock)
                .since(core.clock.instant().minus(RECENT)).stream()
                        .map(it -> new AlertRow(
                                it.kind(),
                                it.dispatch(),
                                it.note(),
                                it.times(),
                                it.firstAt().toString(),
                                it.lastAt().toString()))
                        .toList();
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
        if (kind.equals(Alerts.Kind.PAUSED.code()))
            return "mend the cause, then communique release continue ID; or communique release stop ID";
        if (kind.equals(Alerts.Kind.SIGNUPS.code()))
            return "see subscribing.md, 'When somebody misuses the form'; the alert is forgotten after 7 days";
        return "see that the relay can be reached; the alert ends with the next mail it takes";
    }
}
