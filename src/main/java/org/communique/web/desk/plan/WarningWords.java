package org.communique.web.desk.plan;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.calendar.Warning;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.render.Plurals;
import org.communique.workspace.Cautions;

/** Warnings as sentences. @param zone in which times are told */
record WarningWords(ZoneId zone, Locale spoken) {

    /** All of them; those of the advance copies say that they are. */
    List<String> of(Cautions cautions) {
        return Stream.concat(
                        cautions.release().stream().map(this::of),
                        cautions.advance().stream().map(it -> Phrases.get(spoken, "desk.plan.warning.advance", of(it))))
                .toList();
    }

    private String of(Warning warning) {
        if (warning instanceof Warning.Collision it)
            return Plurals.phrase(
                    spoken,
                    "desk.plan.warning.collision",
                    it.shared(),
                    it.title().in(spoken, List.of()),
                    Moments.time(it.at(), zone, spoken));
        if (warning instanceof Warning.Quiet it)
            return Phrases.get(
                    spoken,
                    "desk.plan.warning.quiet",
                    it.hours().from().toString(),
                    it.hours().to().toString());
        if (warning instanceof Warning.Weekend it)
            return Phrases.get(
                    spoken, "desk.plan.warning.weekend", it.day().getDisplayName(TextStyle.FULL_STANDALONE, spoken));
        if (warning instanceof Warning.Holiday it) return Phrases.get(spoken, "desk.plan.warning.holiday", it.name());
        if (warning instanceof Warning.Observed it)
            return Phrases.get(spoken, "desk.plan.warning.observed", it.names().in(spoken, List.of()));
        throw new IllegalStateException("a warning without words");
    }
}
