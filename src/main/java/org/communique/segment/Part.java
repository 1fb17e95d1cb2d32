package org.communique.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some of the contacts. A freeze asks it of one contact as a condition ({@link #sql}), a count fetches it as a set ({@link Census}):
 * out of the same text, so that they cannot differ.
 */
public sealed interface Part {

    /** In it is no contact. */
    Part NOBODY = new Own("(1 = 0)");

    /** Those whose own row fits. @param sql condition on a row {@code c} of {@code contact}; true or false for each */
    record Own(String sql) implements Part {}

    /**
     * Those whom rows of other tables name, however often.
     *
     * @param contact column with the contact's number
     * @param where   which rows
     * @param lie     how they lie
     */
    record Named(String from, String contact, String where, Lie lie) implements Part {

        @Override
        public String sql() {
            return "EXISTS (SELECT 1 FROM %s WHERE %s = c.id AND %s)".formatted(from, contact, where);
        }
    }

    /** How rows lie in the index that finds them. */
    enum Lie {
        /** By number of contact: those of some contacts can be read without the others. */
        IN_ORDER,
        /** Otherwise: all are read at once. */
        SCATTERED
    }

    /** Those in all of the parts; made by {@link #all}. */
    record All(List<Part> parts) implements Part {

        @Override
        public String sql() {
            return joined(parts, " AND ");
        }
    }

    /** Those in one of the parts; made by {@link #any}. */
    record Any(List<Part> parts) implements Part {

        @Override
        public String sql() {
            return joined(parts, " OR ");
        }
    }

    /** Those who are not in a part; made by {@link #not}. */
    record Not(Part part) implements Part {

        @Override
        public String sql() {
            return "NOT " + part.sql();
        }
    }

    /** As a condition on a row {@code c} of {@code contact}, in brackets where it needs some. */
    String sql();

    /** Those in all of these, of which there is one at least. */
    static Part all(List<Part> parts) {
        return merged(
                parts.stream()
                        .flatMap(it -> it instanceof All all ? all.parts().stream() : java.util.stream.Stream.of(it))
                        .toList(),
                " AND ",
                All::new);
    }

    /** Those in one of these at least. */
    static Part any(List<Part> parts) {
        return parts.isEmpty() ? NOBODY : merged(parts, " OR ", Any::new);
    }

    /** Those who are not in it. */
    static Part not(Part part) {
        return part instanceof Own own ? new Own("NOT " + own.sql()) : new Not(part);
    }

    /** What a contact's own row answers becomes one condition, and comes first: it costs least. */
    private static Part merged(List<Part> parts, String joint, Function<List<Part>, Part> several) {
        var own = parts.stream().filter(Own.class::isInstance).toList();
        var merged = new ArrayList<>(parts);
        merged.removeAll(own);
        if (!own.isEmpty()) merged.add(0, own.size() == 1 ? own.get(0) : new Own(joined(own, joint)));
        return merged.size() == 1 ? merged.get(0) : several.apply(List.copyOf(merged));
    }

    private static String joined(List<Part> parts, String joint) {
        return parts.stream().map(Part::sql).collect(Collectors.joining(joint, "(", ")"));
    }
}
