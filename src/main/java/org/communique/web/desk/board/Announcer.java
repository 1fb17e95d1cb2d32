package org.communique.web.desk.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.communique.progress.Going;
import org.communique.progress.Going.Stage;
import org.communique.release.ReleaseState;

/**
 * What is worth saying aloud to somebody who listens: that a release has begun, every quarter of it, that it was paused, continued or
 * held, and that it has ended. Numbers between are not said (WCAG 4.1.3 asks for status, not for noise).
 */
final class Announcer {

    private static final int QUARTER = 25;

    private final LongFunction<ReleaseState> state;
    private Map<Long, Going> before = Map.of();
    private boolean began;

    /** @param state of a release now */
    Announcer(LongFunction<ReleaseState> state) {
        this.state = state;
    }

    /** @param key of the phrase @param more its second argument */
    record Said(Going going, String key, String more) {}

    /** Compares with what was told the last time; the first time nothing is news. */
    List<Said> hear(List<Going> now) {
        var said = new ArrayList<Said>();
        var next = new HashMap<Long, Going>();
        for (var it : now) {
            next.put(it.release().id(), it);
            if (began) compare(before.get(it.release().id()), it, said);
        }
        before.forEach((id, it) -> {
            if (!next.containsKey(id)) said.add(new Said(it, ended(id), ""));
        });
        before = next;
        began = true;
        return said;
    }

    /** Nobody listens any more: what happens until somebody does is not news to her. */
    void forget() {
        before = Map.of();
        began = false;
    }

    private static void compare(Going old, Going now, List<Said> said) {
        var was = old == null ? Stage.HOLD : old.stage();
        if (was != now.stage()) said.add(new Said(now, change(was, now.stage()), ""));
        int quarter = now.percent() / QUARTER * QUARTER;
        if (old != null && quarter > old.percent() && quarter < 100)
            said.add(new Said(now, "desk.said.percent", Integer.toString(quarter)));
    }

    private static String change(Stage was, Stage is) {
        if (is == Stage.HOLD) return "desk.said.hold";
        if (is == Stage.PAUSED) return "desk.said.paused";
        return was == Stage.PAUSED ? "desk.said.continued" : "desk.said.started";
    }

    private String ended(long id) {
        var now = state.apply(id);
        if (now == ReleaseState.HELD) return "desk.said.held";
        return now == ReleaseState.WITHDRAWN ? "desk.said.taken-back" : "desk.said.ended";
    }
}
