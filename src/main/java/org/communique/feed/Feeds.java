package org.communique.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The feeds, one per published language and format, as prepared bytes. Asking for one touches neither database nor
 * renderer; all of them are swapped at once when the snapshot has changed.
 */
public final class Feeds {

    private static final int NEWEST = 50;

    private final Archive archive;
    private final FeedSettings settings;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<Shelf> shelf = new AtomicReference<>(new Shelf(-1, Map.of(), List.of()));

    /** All feeds of one generation of the snapshot. */
    private record Shelf(long generation, Map<String, Prepared> byPath, List<FeedLink> links) {}

    /** Reads nothing yet: call {@link #refresh()} at start. */
    public Feeds(Archive archive, FeedSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    /** The feed at a path such as {@code /feeds/en.atom}. */
    public Optional<Prepared> get(String path) {
        return Optional.ofNullable(shelf.get().byPath().get(path));
    }

    /** All feeds, those in {@code first} before the others, RSS before Atom: some readers take only the first. */
    public List<FeedLink> links(Locale first) {
        var sorted = new ArrayList<FeedLink>();
        for (var link : shelf.get().links()) if (link.language().equals(first)) sorted.add(link);
        for (var link : shelf.get().links()) if (!link.language().equals(first)) sorted.add(link);
        return List.copyOf(sorted);
    }

    /** The generation of the snapshot these feeds were made from; what is made beside them belongs to the same one. */
    public long generation() {
        return Math.max(0, shelf.get().generation());
    }

    /** Path of the RSS feed in the site's language, where guessed addresses lead. */
    public String defaultRss() {
        return FeedFormat.RSS.path(settings.language());
    }

    /** Path of the Atom feed in the site's language. */
    public String defaultAtom() {
        return FeedFormat.ATOM.path(settings.language());
    }

    /**
     * Prepares the feeds anew if anything was published since, by this process or another. Cheap when nothing was. The
     * first call, at start, also warms the renderer.
     */
    public void refresh() {
        archive.refresh();
        if (shelf.get().generation() == archive.generation()) return;
        synchronized (this) {
            long generation = archive.generation();
            if (shelf.get().generation() >= generation) return;
            shelf.set(prepare(generation));
        }
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code listener} after each swap, on the thread that swapped: it must return at once and throw nothing. */
    public void onSwap(Runnable listener) {
        listeners.add(listener);
    }

    private Shelf prepare(long generation) {
        var languages = new LinkedHashSet<Locale>(List.of(settings.language()));
        languages.addAll(archive.languages());
        var byPath = new HashMap<String, Prepared>();
        var links = new ArrayList<FeedLink>();
        for (var language : languages) {
            var page = page(language);
            for (var format : FeedFormat.values()) {
                byPath.put(format.path(language), prepare(page, format));
                links.add(link(page, format));
            }
        }
        return new Shelf(generation, Map.copyOf(byPath), List.copyOf(links));
    }

    private FeedPage page(Locale language) {
        var newest = archive.newest(Selection.of(language), 0, NEWEST);
        var translations = archive.translations(newest);
        return new FeedPage(
                settings,
                language,
                newest.stream()
                        .map(it -> new FeedPage.Entry(it, translations.get(it)))
                        .toList());
    }

    private static Prepared prepare(FeedPage page, FeedFormat format) {
        var text =
                switch (format) {
                    case RSS -> RssFeed.render(page);
                    case ATOM -> AtomFeed.render(page);
                };
        return Prepared.of(text, page.changed(), format.mediaType());
    }

    private static FeedLink link(FeedPage page, FeedFormat format) {
        return new FeedLink(
                page.language(),
                format.path(page.language()),
                format.mediaType(),
                format.word(),
                page.title() + ", " + format.word());
    }
}
