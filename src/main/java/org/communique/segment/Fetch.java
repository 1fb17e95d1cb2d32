package org.communique.segment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of a count. Numbers come as one text for each set: a row for each number would cost ten times as much.
 *
 * @param sets in the order of its columns
 * @param lie  in order: it reads the contacts above {@code :above} and up to {@code :upTo}; scattered: all
 */
record Fetch(String sql, List<? extends Part> sets, Part.Lie lie) {

    private static final String NUMBERS = "string_agg(CAST(%s AS TEXT), ',')";

    /** All that a part is made of. */
    static List<Fetch> of(Part part) {
        var sets = new LinkedHashSet<Part>();
        gather(part, sets);
        var fetches = new ArrayList<Fetch>();
        sets.stream()
                .filter(Part.Named.class::isInstance)
                .map(it -> named((Part.Named) it))
                .forEach(fetches::add);
        var own = sets.stream().filter(Part.Own.class::isInstance).toList();
        if (!own.isEmpty()) fetches.add(own(own));
        return fetches;
    }

    /** What lets the database count those who are found by their own rows. */
    static String counting(Part.Own own) {
        return "SELECT count(*) FROM contact c WHERE c.id > :above AND c.id <= :upTo AND " + own.sql();
    }

    private static void gather(Part part, Set<Part> into) {
        if (part instanceof Part.All all) all.parts().forEach(it -> gather(it, into));
        else if (part instanceof Part.Any any) any.parts().forEach(it -> gather(it, into));
        else if (part instanceof Part.Not not) gather(not.part(), into);
        else into.add(part);
    }

    private static Fetch own(List<Part> sets) {
        var columns = sets.stream()
                .map(it -> NUMBERS.formatted("c.id") + " FILTER (WHERE " + it.sql() + ")")
                .collect(Collectors.joining(", "));
        return new Fetch(
                "SELECT " + columns + " FROM contact c WHERE c.id > :above AND c.id <= :upTo", sets, Part.Lie.IN_ORDER);
    }

    private static Fetch named(Part.Named set) {
        var contact = set.contact();
        var bounds = set.lie() == Part.Lie.IN_ORDER ? "%1$s > :above AND %1$s <= :upTo AND ".formatted(contact) : "";
        return new Fetch(
                "SELECT " + NUMBERS.formatted(contact) + " FROM " + set.from() + " WHERE " + bounds + set.where(),
                List.of(set),
                set.lie());
    }
}
