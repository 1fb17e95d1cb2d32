package org.communique.web.desk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.delivery.Coverage;
import org.communique.delivery.Headcount.Edition;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.render.Plurals;
import org.communique.statement.Languages;

/**
 * Whom the plan reaches, as it stands beside the form.
 *
 * @param number people who get a mail
 * @param sum    how that number comes about
 * @param editions who reads what; with those who read another language than they would like, and those who get nothing
 */
record Reach(String number, String unit, List<Line> sum, List<Line> editions, List<String> without) {

    /** A line of figures. @param lang of the words, if they are in a language of their own; else empty */
    record Line(String words, String lang, String figure) {}

    static Reach of(Coverage it, Locale spoken) {
        var sum = new ArrayList<Line>();
        sum.add(new Line(Phrases.get(spoken, "desk.plan.in-audiences"), "", Numbers.whole(spoken, it.subscriptions())));
        if (it.countedTwice() > 0)
            sum.add(new Line(Phrases.get(spoken, "desk.plan.twice"), "", minus(it.countedTwice(), spoken)));
        it.leftOut()
                .forEach((reason, n) -> sum.add(
                        new Line(Phrases.get(spoken, "desk.plan.left-out." + reason.code()), "", minus(n, spoken))));
        long without = sum(it.withoutEdition());
        if (without > 0)
            sum.add(new Line(Phrases.get(spoken, "desk.plan.left-out.no-edition"), "", minus(without, spoken)));
        return new Reach(
                Numbers.whole(spoken, it.recipients()),
                Plurals.phrase(spoken, "desk.plan.people", it.recipients()),
                sum,
                it.byLanguage().stream().map(edition -> line(edition, spoken)).toList(),
                it.withoutEdition().entrySet().stream()
                        .map(entry -> Plurals.phrase(
                                spoken, "desk.plan.without-edition", entry.getValue(), name(entry.getKey(), spoken)))
                        .toList());
    }

    private static Line line(Edition edition, Locale spoken) {
        var figure = Numbers.whole(spoken, edition.recipients());
        if (!edition.fallback())
            return new Line(Languages.ownName(Locale.forLanguageTag(edition.gets())), edition.gets(), figure);
        return new Line(
                Phrases.get(spoken, "desk.plan.fallback", name(edition.wanted(), spoken), name(edition.gets(), spoken)),
                "",
                figure);
    }

    private static String name(String tag, Locale spoken) {
        return Languages.name(Locale.forLanguageTag(tag), spoken);
    }

    /** With the sign that is one, and not a hyphen. */
    private static String minus(long n, Locale spoken) {
        return "\u2212" + Numbers.whole(spoken, n);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
