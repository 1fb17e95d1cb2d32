package org.communique.web.desk.board;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.progress.Going;
import org.communique.staff.Permission;
import org.communique.web.desk.Visit;

/** What the templates of a page need that shows releases on their way. */
public final class LiveView {

    private LiveView() {}

    /** Every release that goes out. */
    static Map<String, Object> of(List<Going> all, Visit visit, Instant now) {
        return model(all, all, visit, now);
    }

    /** One of them, if it does. */
    public static Map<String, Object> of(List<Going> all, long release, Visit visit, Instant now) {
        return model(
                all, all.stream().filter(it -> it.release().id() == release).toList(), visit, now);
    }

    private static Map<String, Object> model(List<Going> all, List<Going> shown, Visit visit, Instant now) {
        var reader = new Panel.Reader(visit.user().language(), visit.organisation(), now);
        var model = new HashMap<String, Object>();
        model.put("panels", shown.stream().map(it -> Panel.of(it, reader)).toList());
        model.put("key", LiveScene.key(all));
        model.put(
                "publishes",
                visit.actor()
                        .may(Permission.RELEASE_PUBLISH, visit.organisation().id()));
        return model;
    }
}
