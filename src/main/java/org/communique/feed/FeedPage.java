package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.feed.Published.Translation;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/**
 * What the formats of one document of a feed share.
 *
 * @param label   what readers call its topic, tag, organisation or kind; empty for everything
 * @param entries newest first
 */
record FeedPage(FeedSettings settings, FeedId id, String label, Chapter chapter, List<FeedEntry> entries) {

    /** The moment an empty feed is dated with: feeds need one, and "now" would change the bytes at each start. */
    private static final Instant NOTHING_YET = Instant.parse("2020-01-01T00:00:00Z");

    FeedPage {
        entries = List.copyOf(entries);
    }

    /** Its own language; that of the site where all stand together. */
    Locale language() {
        return id.selection().language().orElse(settings.language());
    }

    String title() {
        return title(settings, id, label);
    }

    /** No two feeds of the same language with different labels have the same title. */
    static String title(FeedSettings settings, FeedId id, String label) {
        var selection = id.selection();
        var language = selection.language().orElse(settings.language());
        var site = settings.siteName(language);
        var name = Languages.ownName(language);
        if (id.contents() == FeedId.Contents.CORRECTIONS)
            return Phrases.get(language, "feed.title.corrections", site, name);
        if (selection.language().isEmpty())
            return selection.facet() == Facet.ORGANISATION
                    ? Phrases.get(language, "feed.title.all-organisation", site, label)
                    : Phrases.get(language, "feed.title.all", site);
        return selection.facet() == Facet.EVERYTHING
                ? Phrases.get(language, "site.feed-title", site, name)
                : Phrases.get(language, "feed.title." + selection.facet().code(), site, label, name);
    }

    String description() {
        var key =
                id.contents() == FeedId.Contents.CORRECTIONS ? "feed.description.corrections" : "site.feed-description";
        return Phrases.get(language(), key, settings.siteName(language()));
    }

    /** The page for people. */
    String home() {
        return settings.url(id.page());
    }

    /** This document. */
    String self(FeedFormat format) {
        return settings.url(chapter.isArchive() ? id.archive(chapter.number(), format) : id.path(format));
    }

    /** The document that holds the newest entries. */
    String current(FeedFormat format) {
        return settings.url(id.path(format));
    }

    /** An archive document. */
    String archive(long number, FeedFormat format) {
        return settings.url(id.archive(number, format));
    }

    /**
     * When the newest change was made that readers are told of. A translation that comes later counts in the current
     * document, as its link is new there; an archive document does not name it.
     */
    Instant updated() {
        var translations = chapter.isArchive() ? Stream.<Instant>of() : translations();
        return newest(Stream.concat(entries.stream().map(it -> it.when().updated()), translations));
    }

    /** When the bytes changed last. */
    Instant changed() {
        return newest(Stream.concat(entries.stream().map(it -> it.when().changed()), translations()));
    }

    private Stream<Instant> translations() {
        return entries.stream().flatMap(it -> it.translations().stream()).map(Translation::updatedAt);
    }

    private static Instant newest(Stream<Instant> instants) {
        return instants.max(Instant::compareTo).orElse(NOTHING_YET);
    }
}
