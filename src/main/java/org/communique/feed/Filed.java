package org.communique.feed;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.render.Phrases;

/** What is filed under something, and therefore stands in more than one feed. */
interface Filed {

    Locale language();

    Published.Speaker speaker();

    List<Term> topics();

    List<Term> tags();

    /**
     * What readers call a selection: as the newest of its members has it, in the site's language if one of them speaks it where
     * all languages stand together.
     *
     * @param newestFirst members; none gives the slug
     * @return empty for {@link Facet#EVERYTHING}
     */
    static String label(Selection selection, Locale site, Collection<? extends Filed> newestFirst) {
        if (selection.facet() == Facet.KIND)
            return Phrases.get(selection.language().orElse(site), "site.kind." + selection.slug());
        var own = newestFirst.stream().filter(it -> it.language().equals(site));
        Stream<? extends Filed> order =
                selection.language().isEmpty() ? Stream.concat(own, newestFirst.stream()) : newestFirst.stream();
        return order.flatMap(it -> name(it, selection).stream()).findFirst().orElse(selection.slug());
    }

    private static Optional<String> name(Filed one, Selection selection) {
        return switch (selection.facet()) {
            case TOPIC -> name(one.topics(), selection.slug());
            case TAG -> name(one.tags(), selection.slug());
            case ORGANISATION -> Optional.of(one.speaker().name());
            case EVERYTHING, YEAR, KIND -> Optional.empty();
        };
    }

    private static Optional<String> name(List<Term> terms, String slug) {
        return terms.stream()
                .filter(it -> it.slug().equals(slug))
                .map(Term::label)
                .findFirst();
    }
}
