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
 * Makes a {@link Condition} of a rule. Every value becomes a named parameter. A freeze asks each set by its primary key for the
 * contact at hand; the plus before a number keeps SQLite from asking an index for all the numbers above it, for each contact anew.
 */
final class RuleSql implements Rule.Cases<Part> {

    /** What a rule is read with. @param prefix of the parameters' names: letters and digits */
    record Context(Names names, Fields fields, Dialect dialect, Clock clock, String prefix) {}

    private final Context context;
    private final Map<String, Object> values = new HashMap<>();

    private RuleSql(Context context) {
        this.context = context;
    }

    /** The condition, which also demands that the contact belongs to the organisation. */
    static Condition of(Rule rule, Context context) {
        var sql = new RuleSql(context);
        var mine = new Part.Own("+c.organisation = " + sql.value(context.names().organisation()));
        return new Condition(Part.all(List.of(mine, rule.match(sql))), sql.values);
    }

    @Override
    public Part and(Rule.And rule) {
        return Part.all(each(rule.parts()));
    }

    @Override
    public Part or(Rule.Or rule) {
        return Part.any(each(rule.parts()));
    }

    @Override
    public Part not(Rule.Not rule) {
        return Part.not(rule.part().match(this));
    }

    @Override
    public Part is(Rule.Is rule) {
        return switch (rule.property()) {
            case LANGUAGE -> each(rule.values(), this::first);
            case READS -> each(rule.values(), this::reads);
            case COUNTRY -> own("c.country IN (" + value(rule.values()) + ")");
            case KIND -> own("c.kind IN (" + value(rule.values()) + ")");
            case RHYTHM -> own("c.rhythm IN (" + value(rule.values()) + ")");
            case TOPIC ->
                new Part.Named(
                        "contact_topic rt",
                        "rt.contact",
                        "rt.topic IN (" + value(rule.values()) + ")",
                        Part.Lie.IN_ORDER);
            case LIST -> onList(rule.values().stream().map(this::list).toList(), "");
        };
    }

    private static Part own(String sql) {
        return new Part.Own("(" + sql + ")");
    }

    private Part onList(List<Long> lists, String more) {
        var where = "rs.list IN (" + value(lists) + ") AND rs.state = 'confirmed'" + more;
        return new Part.Named("subscription rs", "rs.contact", where, Part.Lie.IN_ORDER);
    }

    @Override
    public Part fieldIs(Rule.FieldIs rule) {
        var field = field(rule.field());
        if (field.type().ordered())
            return number(
                    field,
                    " IN (" + value(rule.values().stream().map(field::number).toList()) + ")");
        var hashes = rule.values().stream()
                .map(it -> context.fields().hash(field, it))
                .toList();
        var where = "rf.field = " + value(field.id()) + " AND rf.hashed IN (" + value(hashes) + ")";
        return new Part.Named("contact_field rf", "rf.contact", where, Part.Lie.IN_ORDER);
    }

    @Override
    public Part fieldOrder(Rule.FieldOrder rule) {
        var field = field(rule.field());
        return number(field, " " + rule.order().sign() + " " + value(field.number(rule.value())));
    }

    private Part number(Field field, String compared) {
        var where = "rf.field = " + value(field.id()) + " AND rf.number IS NOT NULL AND +rf.number" + compared;
        return new Part.Named("contact_field rf", "rf.contact", where, Part.Lie.SCATTERED);
    }

    @Override
    public Part joined(Rule.Joined rule) {
        var bound = rule.when().bound(context.clock(), context.names().zone());
        var at = (bound.from() ? " >= " : " < ") + value(bound.at());
        return rule.list().isEmpty()
                ? own("c.created_at" + at)
                : onList(List.of(list(rule.list())), " AND rs.joined_at" + at);
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

    private List<Part> each(List<Rule> parts) {
        return parts.stream().map(it -> it.match(this)).toList();
    }

    private static Part each(List<String> values, UnaryOperator<String> one) {
        return new Part.Own(values.stream().map(one).collect(Collectors.joining(" OR ", "(", ")")));
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
