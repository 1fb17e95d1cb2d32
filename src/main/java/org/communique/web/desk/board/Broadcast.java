package org.communique.web.desk.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What those see who watch one organisation in one language: rendered once, however many they are. */
final class Broadcast {

    /** The page must fetch its panels anew: a release came, went, was paused or continued. */
    static final String STATE = "state";

    /** What is said aloud; not a part of the state. */
    static final String SAID = "said";

    private final String life = UUID.randomUUID().toString().substring(0, 8);
    private Map<String, String> regions = Map.of();
    private long number;

    /** Takes over what there is to see now, and tells those who have watched so far what is different. */
    void show(Map<String, String> now, List<String> said, List<Watcher> watchers) {
        var changed = new LinkedHashMap<String, String>();
        now.forEach((event, data) -> {
            if (!data.equals(regions.get(event))) changed.put(event, data);
        });
        regions = now;
        if (!said.isEmpty()) changed.put(SAID, String.join(" ", said));
        if (changed.isEmpty()) return;
        number++;
        for (var it : watchers) it.tell(changed, id());
    }

    /** Tells somebody who has just come, or come back, what she does not know yet. */
    void welcome(Watcher watcher) {
        if (watcher.who().seen().equals(id())) return;
        var all = new LinkedHashMap<>(regions);
        boolean knows = watcher.who().seen().isEmpty() && watcher.who().key().equals(regions.get(STATE));
        if (knows) all.remove(STATE);
        watcher.tell(all, id());
    }

    /** Names this state; another server, or this one after a restart, names its own. */
    String id() {
        return life + "-" + number;
    }
}
