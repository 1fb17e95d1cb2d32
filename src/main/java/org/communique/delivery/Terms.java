package org.communique.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.release.Audience;
import org.communique.segment.Condition;
import org.communique.segment.Part;
import org.communique.segment.Part.Lie;
import org.communique.segment.Segments;

/**
 * What keeps somebody on the lists from being a recipient: the same text in the count on screen and in the freeze, so that they
 * cannot differ. Everything that was written by people is among the values.
 *
 * @param leftOut by the plan
 * @param topic   has chosen topics, and this is none of them
 * @param rhythm  reads digests
 * @param values  by the names in the texts
 */
record Terms(Part leftOut, Part topic, Part rhythm, Map<String, Object> values) {

    static final Part PAUSED = new Part.Own("(c.paused_until IS NOT NULL AND c.paused_until > :now)");

    private static final Part ON_LIST = new Part.Named(
            "subscription lo", "lo.contact", "lo.list IN (:withoutLists) AND lo.state = 'confirmed'", Lie.IN_ORDER);

    private static final Part HAD = new Part.Named(
            "dispatch hx JOIN delivery hd ON hd.dispatch = hx.id",
            "hd.contact",
            "hx.release IN (:withoutRecipientsOf) AND hd.state <> 'rejected'",
            Lie.IN_ORDER);

    private static final Part CHOOSES = new Part.Named("contact_topic ct", "ct.contact", "1 = 1", Lie.IN_ORDER);

    private static final Part CHOSE_IT =
            new Part.Named("contact_topic cs", "cs.contact", "cs.topic IN (:topics)", Lie.IN_ORDER);

    static Terms of(Audience audience, Segments segments) {
        var within = conditions(audience.organisation(), audience.rules(), segments, "in");
        var without = conditions(audience.organisation(), audience.withoutRules(), segments, "out");
        var values = new HashMap<String, Object>();
        within.forEach(it -> values.putAll(it.values()));
        without.forEach(it -> values.putAll(it.values()));
        values.put("withoutLists", audience.withoutLists());
        values.put("withoutRecipientsOf", audience.withoutRecipientsOf());
        values.put("topics", audience.choices().topics());
        var reasons = without.stream().map(Condition::part).collect(Collectors.toList());
        if (!within.isEmpty())
            reasons.add(
                    0, Part.not(Part.any(within.stream().map(Condition::part).toList())));
        if (!audience.withoutLists().isEmpty()) reasons.add(ON_LIST);
        if (!audience.withoutRecipientsOf().isEmpty()) reasons.add(HAD);
        return new Terms(
                Part.any(reasons),
                audience.choices().topics().isEmpty() ? Part.NOBODY : Part.all(List.of(CHOOSES, Part.not(CHOSE_IT))),
                audience.choices().rhythm() ? new Part.Own("(c.rhythm <> 'instant')") : Part.NOBODY,
                values);
    }

    /** What costs least is asked first. */
    Part some() {
        return Part.any(List.of(rhythm, PAUSED, leftOut, topic));
    }

    private static List<Condition> conditions(long organisation, List<String> rules, Segments segments, String prefix) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> segments.condition(organisation, rules.get(i), prefix + i + "x"))
                .toList();
    }
}
