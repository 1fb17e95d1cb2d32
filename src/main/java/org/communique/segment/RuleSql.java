package org.communique.segment;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communique.audience.Field;
import org.communique.audience.Fields;
import org.communique.store.Dialect;

/**
 * Makes a {@link Condition} of a rule. Every value becomes a named parameter. Each set is asked by its primary key for the contact
 * at hand; the plus before a number keeps SQLite from asking an index for all the numbers above it, for each contact anew.
 */
final class RuleSql implements Rule.Cases<String> {

    /** What a rule is read with. @param prefix of the parameters' names: letters and digits */
    record Context(Names names, Fields fields, Dialect dialect, Clock clock, String prefix) {}

    private static final String ON_LIST =
            "EXISTS (SELECT 1 FROM subscription rs WHERE rs.list IN (%s) AND rs.contact = c.id AND rs.state = 'confirmed'%s)";
    private static final String FIELD =
            "EXISTS (SELECT 1 FROM contact_field rf WHERE rf.contact = c.id AND rf.field = %s AND %s)";

    private final Context context;
    private final Map<String, Object> values = new HashMap<>();

    private RuleSql(Context context) {
        this.context = context;
    }

    /** The condition, which also demands that the contact belongs to the organisation. */
    static Condition of(Rule rule, Context context) {
        var sql = new RuleSql(context);
        var mine = "+c.organisation = " + sql.value(context.names().organisation());
        return new Condition("(" + mine + " AND (" + rule.match(sql) + "))", sql.values);
    }

    /** What counts the contacts that fit, with numbers above {@code :above} and up to {@code :upTo}. */
    static Condition count(Rule rule, Context context) {
        var sql = new RuleSql(context);
        var begin = Beginning.of(rule);
        var from =
                begin.set().map(it -> sql.set((Rule.Is) it)).orElse("contact c WHERE c.id > :above AND c.id <= :upTo");
        var mine = " AND +c.organisation = " + sql.value(context.names().organisation());
        var rest = begin.rest().map(it -> " AND (" + it.match(sql) + ")").orElse("");
        return new Condition("SELECT count(*) FROM " + from + mine + rest, sql.values);
    }

    private String set(Rule.Is rule) {
        var value = rule.values().get(0);
        var set = rule.property() == Property.LIST
                ? "subscription b CROSS JOIN contact c WHERE b.state = 'confirmed' AND b.list = " + value(list(value))
                : "contact_topic b CROSS JOIN contact c WHERE b.topic = " + value(value);
        return set + " AND b.contact > :above AND b.contact <= :upTo AND c.id = b.contact";
    }

    @Override
    public String and(Rule.And rule) {
        return joined(rule.parts(), " AND ");
    }

    @Override
    public String or(Rule.Or rule) {
        return joined(rule.parts(), " OR ");
    }

    @Override
    public String not(Rule.Not rule) {
        return "NOT (" + rule.part().match(this) + ")";
    }

    @Override
    public String is(Rule.Is rule) {
        return switch (rule.property()) {
            case LANGUAGE -> each(rule.values(), this::first);
            case READS -> each(rule.values(), this::reads);
            case COUNTRY -> "c.country IN (" + value(rule.values()) + ")";
            case KIND -> "c.kind IN (" + value(rule.values()) + ")";
            case RHYTHM -> "c.rhythm IN (" + value(rule.values()) + ")";
            case TOPIC ->
                "EXISTS (SELECT 1 FROM contact_topic rt WHERE rt.contact = c.id AND rt.topic IN ("
                        + value(rule.values()) + "))";
            case LIST ->
                ON_LIST.formatted(value(rule.values().stream().map(this::list).toList()), "");
        };
    }

    @Override
    public String fieldIs(Rule.FieldIs rule) {
        var field = field(rule.field());
        if (field.type().ordered())
            return FIELD.formatted(
                    value(field.id()),
                    "+rf.number IN ("
                            + value(rule.values().stream().map(field::number).toList()) + ")");
        return FIELD.formatted(
                value(field.id()),
                "rf.hashed IN ("
                        + value(rule.values().stream()
                                .map(it -> context.fields().hash(field, it))
                                .toList())
                        + ")");
    }

    @Override
    public String fieldOrder(Rule.FieldOrder rule) {
        var field = field(rule.field());
        return FIELD.formatted(
                value(field.id()), "+rf.number " + rule.order().sign() + " " + value(field.number(rule.value())));
    }

    @Override
    public String joined(Rule.Joined rule) {
        var bound = rule.when().bound(context.clock(), context.names().zone());
        var at = (bound.from() ? " >= " : " < ") + value(bound.at());
        return rule.list().isEmpty()
                ? "c.created_at" + at
                : ON_LIST.formatted(value(list(rule.list())), " AND rs.joined_at" + at);
    }

    /** The tag itself, or followed by a hyphen or a comma, which both come right before the full stop in ASCII. */
    private String first(String tag) {
        var binary = context.dialect().binary();
        return "(c.language >= " + value(tag) + binary + " AND c.language < " + value(tag + ".") + binary + ")";
    }

    private String reads(String tag) {
        var all = "',' || c.language || ','";
        return "(" + all + " LIKE " + value("%," + tag + ",%") + " OR " + all + " LIKE " + value("%," + tag + "-%")
                + ")";
    }

    private String joined(List<Rule> parts, String joint) {
        return parts.stream().map(it -> "(" + it.match(this) + ")").collect(Collectors.joining(joint));
    }

    private static String each(List<String> values, UnaryOperator<String> one) {
        return values.stream().map(one).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private Long list(String slug) {
        return context.names().lists().get(slug);
    }

    private Field field(String slug) {
        return context.names().fields().get(slug);
    }

    private String value(Object value) {
        var name = context.prefix() + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
