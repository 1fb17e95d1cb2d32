package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.delivery.Headcount;
import org.communique.mail.Weight;
import org.communique.sender.Finding;

/**
 * What a rehearsal found, for people and machines.
 *
 * @param seconds it took in all
 */
record RehearsalReport(ReleaseCommand.Row release, List<Act> moments, List<Finding> findings, double seconds) {

    /** One moment of the release: the advance copies, or the public release. */
    record Act(
            String phase,
            long candidates,
            long recipients,
            Map<String, Long> excluded,
            boolean conserved,
            Headcount heads,
            List<Weight> editions,
            double freezeSeconds,
            double makingSeconds,
            List<Bound> duration) {}

    /** A rule that holds the dispatch back, and the seconds it needs by itself. */
    record Bound(String rule, double seconds) {}

    boolean good() {
        return findings.stream().noneMatch(it -> it.grade() == Finding.Grade.WRONG);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Rehearsal of " + release.line());
        moments.forEach(it -> lines.addAll(lines(it)));
        findings.forEach(it -> lines.add(it.line()));
        lines.add("Nothing was sent and nothing was changed; the rehearsal took %.1f s.".formatted(seconds));
        return lines;
    }

    private static List<String> lines(Act it) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(it.phase() + ": " + it.candidates() + " candidates = " + it.recipients() + " recipients + "
                + it.excluded().values().stream().mapToLong(Long::longValue).sum() + " excluded"
                + (it.excluded().isEmpty() ? "" : " (" + words(it.excluded()) + ")")
                + (it.conserved() ? "  ok" : "  BROKEN"));
        if (it.recipients() == 0) return lines;
        var heads = it.heads();
        lines.add("  lists          " + words(heads.byList()));
        lines.add("  languages      "
                + heads.byLanguage().stream()
                        .map(l -> l.wanted() + (l.fallback() ? " gets " + l.gets() : "") + " " + l.recipients())
                        .collect(Collectors.joining(", ")));
        lines.add("  organisations  " + words(heads.byOrganisation()));
        lines.add("  providers      " + words(heads.byProvider()));
        for (var edition : it.editions()) lines.add(line(edition));
        lines.add("  made           frozen in %.1f s, all mails composed and signed in %.1f s"
                .formatted(it.freezeSeconds(), it.makingSeconds()));
        if (!it.duration().isEmpty())
            lines.add("  will take      about " + time(it.duration().get(0).seconds()) + ", because of "
                    + it.duration().get(0).rule());
        it.duration().stream()
                .skip(1)
                .limit(3)
                .forEach(bound ->
                        lines.add("                 (" + time(bound.seconds()) + " by itself: " + bound.rule() + ")"));
        return lines;
    }

    private static String line(Weight it) {
        return "  mail in %-6s  %d mails, %.1f kB at most; its HTML %.1f of %.0f kB"
                .formatted(
                        it.edition(), it.mails(), it.largest() / 1024.0, it.html() / 1024.0, Weight.MAX_HTML / 1024.0);
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String time(double seconds) {
        if (seconds < 120) return "%.0f s".formatted(Math.max(1, seconds));
        return seconds < 7200 ? "%.0f min".formatted(seconds / 60) : "%.1f h".formatted(seconds / 3600);
    }
}
