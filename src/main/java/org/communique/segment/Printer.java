package org.communique.segment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a rule the one way. */
final class Printer implements Rule.Cases<String> {

    /** A list of such a name is written in quotation marks after {@code joined}. */
    static final Set<String> TIMES = Set.of("before", "after", "since", "within");

    @Override
    public String and(Rule.And rule) {
        return rule.parts().stream()
                .map(it -> it instanceof Rule.Or ? "(" + it.text() + ")" : it.text())
                .collect(Collectors.joining(" and "));
    }

    @Override
    public String or(Rule.Or rule) {
        return rule.parts().stream().map(Rule::text).collect(Collectors.joining(" or "));
    }

    @Override
    public String not(Rule.Not rule) {
        if (rule.part() instanceof Rule.Is it) return it.property().word() + values(it.values(), " != ", " not in ");
        if (rule.part() instanceof Rule.FieldIs it) return field(it.field()) + values(it.values(), " != ", " not in ");
        boolean several = rule.part() instanceof Rule.And || rule.part() instanceof Rule.Or;
        return several
                ? "not (" + rule.part().text() + ")"
                : "not " + rule.part().text();
    }

    @Override
    public String is(Rule.Is rule) {
        return rule.property().word() + values(rule.values(), " = ", " in ");
    }

    @Override
    public String fieldIs(Rule.FieldIs rule) {
        return field(rule.field()) + values(rule.values(), " = ", " in ");
    }

    @Override
    public String fieldOrder(Rule.FieldOrder rule) {
        return field(rule.field()) + " " + rule.order().sign() + " " + Token.write(rule.value());
    }

    @Override
    public String joined(Rule.Joined rule) {
        var list = TIMES.contains(rule.list()) ? Token.quoted(rule.list()) : rule.list();
        return "joined " + (list.isEmpty() ? "" : list + " ") + rule.when().text();
    }

    private static String field(String slug) {
        return "field:" + slug;
    }

    private static String values(List<String> values, String one, String several) {
        if (values.size() == 1) return one + Token.write(values.get(0));
        return several + values.stream().map(Token::write).collect(Collectors.joining(", ", "(", ")"));
    }
}
