package org.communique.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a count looks at: all contacts, or the one set that a rule demands, which is smaller and lies in the same order.
 *
 * @param set  that every contact of the rule is in
 * @param rest of the rule
 */
record Beginning(Optional<Rule> set, Optional<Rule> rest) {

    static Beginning of(Rule rule) {
        if (isSet(rule)) return new Beginning(Optional.of(rule), Optional.empty());
        if (!(rule instanceof Rule.And and)) return new Beginning(Optional.empty(), Optional.of(rule));
        var set = and.parts().stream().filter(Beginning::isSet).findFirst();
        if (set.isEmpty()) return new Beginning(set, Optional.of(rule));
        var others = new ArrayList<>(and.parts());
        others.remove(set.get());
        return new Beginning(set, Optional.of(joined(others)));
    }

    private static Rule joined(List<Rule> parts) {
        return parts.size() == 1 ? parts.get(0) : new Rule.And(parts);
    }

    /** Of one value: a contact is in it once. */
    private static boolean isSet(Rule rule) {
        return rule instanceof Rule.Is is
                && is.values().size() == 1
                && (is.property() == Property.LIST || is.property() == Property.TOPIC);
    }
}
