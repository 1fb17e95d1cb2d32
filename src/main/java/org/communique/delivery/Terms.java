package org.communique.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.release.Audience;
import org.communique.segment.Condition;
import org.communique.segment.Segments;

/**
 * What keeps somebody on the lists from being a recipient, as conditions on a row {@code c} of {@code contact}: the same text in the
 * count on screen and in the freeze, so that they cannot differ. Everything that was written by people is among the values.
 *
 * @param leftOut by the plan
 * @param topic   has chosen topics, and this is none of them
 * @param rhythm  reads digests
 * @param values  by the names in the texts
 */
record Terms(String leftOut, String topic, String rhythm, Map<String, Object> values) {

    static final String PAUSED = "(c.paused_until IS NOT NULL AND c.paused_until > :now)";

    private static final String NOBODY = "(1 = 0)";

    private static final String ON_LIST = """
            EXISTS (SELECT 1 FROM subscription lo
                    WHERE lo.list IN (:withoutLists) AND lo.contact = c.id AND lo.state = 'confirmed')""";

    private static final String HAD = """
            EXISTS (SELECT 1 FROM dispatch hx JOIN delivery hd ON hd.dispatch = hx.id AND hd.contact = c.id
                    WHERE hx.release IN (:withoutRecipientsOf) AND hd.state <> 'rejected')""";

    private static final String TOPIC = """
            (EXISTS (SELECT 1 FROM contact_topic ct WHERE ct.contact = c.id)
             AND NOT EXISTS (SELECT 1 FROM contact_topic ct WHERE ct.contact = c.id AND ct.topic IN (:topics)))""";

    static Terms of(Audience audience, Segments segments) {
        var within = conditions(audience.organisation(), audience.rules(), segments, "in");
        var without = conditions(audience.organisation(), audience.withoutRules(), segments, "out");
        var values = new HashMap<String, Object>();
        within.forEach(it -> values.putAll(it.values()));
        without.forEach(it -> values.putAll(it.values()));
        values.put("withoutLists", audience.withoutLists());
        values.put("withoutRecipientsOf", audience.withoutRecipientsOf());
        values.put("topics", audience.choices().topics());
        var reasons = without.stream().map(Condition::sql).collect(Collectors.toList());
        if (!within.isEmpty())
            reasons.add(0, within.stream().map(Condition::sql).collect(Collectors.joining(" OR ", "NOT (", ")")));
        if (!audience.withoutLists().isEmpty()) reasons.add(ON_LIST);
        if (!audience.withoutRecipientsOf().isEmpty()) reasons.add(HAD);
        return new Terms(
                reasons.isEmpty() ? NOBODY : "(" + String.join("\n OR ", reasons) + ")",
                audience.choices().topics().isEmpty() ? NOBODY : TOPIC,
                audience.choices().rhythm() ? "(c.rhythm <> 'instant')" : NOBODY,
                values);
    }

    /** What costs least is asked first. */
    String none() {
        return "NOT %s AND NOT %s AND NOT %s AND NOT %s".formatted(rhythm, PAUSED, leftOut, topic);
    }

    private static List<Condition> conditions(long organisation, List<String> rules, Segments segments, String prefix) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> segments.condition(organisation, rules.get(i), prefix + i + "x"))
                .toList();
    }
}
