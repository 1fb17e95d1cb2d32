package org.communique.audience;

import java.util.HashMap;
import java.util.List;

/**
 * What a file knows better of a contact: what was, and what is to be.
 *
 * @param touched how often she had been changed by hand
 */
record ContactChange(int who, SealedContact card, long touched, Traits before, Traits after) {

    /** What an import may change. */
    record Traits(Card card, String languages, String country, String rhythm, List<String> topics) {}

    boolean any() {
        return !before.equals(after);
    }

    /** Nothing is ever emptied: an empty cell says nothing. */
    static Traits merged(Traits known, Arrival said, boolean overwrite) {
        var fields = new HashMap<>(known.card().fields());
        said.card().fields().forEach((slug, value) -> {
            if (overwrite) fields.put(slug, value);
            else fields.putIfAbsent(slug, value);
        });
        var name = better(known.card().name(), said.card().name(), overwrite);
        return new Traits(
                new Card(known.card().address(), name, fields),
                better(known.languages(), said.languages(), overwrite),
                better(known.country(), said.country(), overwrite),
                better(known.rhythm(), said.rhythm(), overwrite),
                overwrite && !said.topics().isEmpty()
                        ? said.topics().stream().sorted().distinct().toList()
                        : known.topics());
    }

    private static String better(String known, String said, boolean overwrite) {
        return said.isEmpty() || !known.isEmpty() && !overwrite ? known : said;
    }

    boolean sameCard() {
        return before.card().equals(after.card());
    }
}
