package org.communique.web.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.feed.Archive;
import org.communique.feed.Facet;
import org.communique.feed.Feeds;
import org.communique.feed.Selection;
import org.communique.feed.Shelves;
import org.communique.feed.Shelves.Shelf;
import org.communique.render.Phrases;

/**
 * What there is to look through, counted once for each generation of the snapshot: whether a page exists is known without
 * asking the database, so that guessing costs nothing.
 *
 * @param languages that have an index: the site's own first, then those in which something was published
 * @param years     readable editions of each year, newest first
 */
record Catalogue(List<Locale> languages, Map<Locale, SortedMap<Integer, Long>> years, Map<Selection, Shelf> shelves) {

    static Catalogue read(Archive archive, Locale own) {
        var languages = new LinkedHashSet<Locale>(List.of(own));
        languages.addAll(archive.languages());
        var years = new LinkedHashMap<Locale, SortedMap<Integer, Long>>();
        for (var language : languages) years.put(language, archive.listings().years(language));
        return new Catalogue(new ArrayList<>(languages), years, bySelection(archive.shelves()));
    }

    private static Map<Selection, Shelf> bySelection(Shelves shelves) {
        return shelves.all().stream()
                .collect(Collectors.toMap(
                        Shelf::selection, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    /** How a selection is called and how many stand there; empty if it has no page, as nothing is readable there. */
    Optional<Shelf> find(Selection selection) {
        var language = selection.language().orElseThrow();
        if (!years.containsKey(language)) return Optional.empty();
        return switch (selection.facet()) {
            case EVERYTHING ->
                Optional.of(new Shelf(selection, Phrases.get(language, "site.statements"), total(language)));
            case YEAR -> year(selection, language);
            case TOPIC, TAG, ORGANISATION, KIND ->
                Optional.ofNullable(shelves.get(selection)).filter(it -> it.readable() > 0);
        };
    }

    /** All of a facet that have a page, the fullest first, the newest year first. */
    List<Shelf> of(Facet facet, Locale language) {
        if (facet == Facet.YEAR)
            return years.getOrDefault(language, java.util.Collections.emptySortedMap()).keySet().stream()
                    .flatMap(it -> find(Selection.of(language, facet, Integer.toString(it))).stream())
                    .toList();
        return shelves.values().stream()
                .filter(it -> it.selection().facet() == facet && it.readable() > 0)
                .filter(it -> it.selection().language().equals(Optional.of(language)))
                .sorted(java.util.Comparator.comparingLong(Shelf::readable).reversed())
                .toList();
    }

    private Optional<Shelf> year(Selection selection, Locale language) {
        if (!selection.slug().matches("[0-9]{4}")) return Optional.empty();
        return Optional.ofNullable(years.get(language).get(Integer.valueOf(selection.slug())))
                .map(it -> new Shelf(selection, selection.slug(), it));
    }

    private long total(Locale language) {
        return years.get(language).values().stream().mapToLong(it -> it).sum();
    }

    /** The catalogue of the generation that the feeds are of. */
    static final class Kept {

        private final Archive archive;
        private final Feeds feeds;
        private final Locale own;
        private volatile Numbered numbered;

        private record Numbered(long generation, Catalogue catalogue) {}

        Kept(Archive archive, Feeds feeds, Locale own) {
            this.archive = archive;
            this.feeds = feeds;
            this.own = own;
            this.numbered = new Numbered(-1, new Catalogue(List.of(), Map.of(), Map.of()));
        }

        Catalogue now() {
            var known = numbered;
            long generation = feeds.generation();
            if (known.generation() == generation) return known.catalogue();
            var fresh = new Numbered(generation, Catalogue.read(archive, own));
            numbered = fresh;
            return fresh.catalogue();
        }
    }
}
