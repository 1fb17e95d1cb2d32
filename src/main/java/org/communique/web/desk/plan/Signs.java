package org.communique.web.desk.plan;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.render.Plurals;
import org.communique.statement.Languages;
import org.communique.web.desk.plan.PlanPages.Look;
import org.communique.workspace.ReadinessDesk.Readiness;

/** What a careful colleague would look at before she asks for approval, in words. */
final class Signs {

    private Signs() {}

    /** A line. @param good whether all is well there */
    record Sign(boolean good, String words) {}

    static List<Sign> of(Readiness it, Look look) {
        var spoken = look.spoken();
        var signs = new ArrayList<Sign>();
        signs.add(new Sign(it.signs(), Phrases.get(spoken, it.signs() ? "desk.plan.signs" : "desk.plan.signs-not")));
        var tested = it.tested()
                .map(at -> Phrases.get(
                        spoken,
                        it.fresh() ? "desk.plan.tested" : "desk.plan.tested-before",
                        Moments.day(at, look.visit().zone(), spoken),
                        DateTimeFormatter.ofPattern("HH:mm")
                                .format(at.atZone(look.visit().zone()))))
                .orElseGet(() -> Phrases.get(spoken, "desk.plan.tested-never"));
        signs.add(new Sign(it.fresh(), tested));
        for (var language : it.stale())
            signs.add(new Sign(false, Phrases.get(spoken, "desk.write.check.stale", Languages.name(language, spoken))));
        if (it.owed() > 0) signs.add(new Sign(false, Plurals.phrase(spoken, "desk.plan.owed", it.owed())));
        return signs;
    }
}
