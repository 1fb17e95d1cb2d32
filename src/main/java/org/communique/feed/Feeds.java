package org.communique.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The feeds of everything that something is published under, in three formats, as prepared bytes. Asking for one touches
 * neither database nor renderer; when the snapshot has changed, the feeds it has changed in are made anew, and all are
 * swapped at once.
 */
public final class Feeds {

    /** Where all feeds are listed for programs. */
    public static final String OPML = "/feeds.opml";

    private static final Pattern ARCHIVED = Pattern.compile("([1-9][0-9]{0,8})\\.([a-z]{3,4})");

    private final Archive archive;
    private final FeedSettings settings;
    private final FeedIndex index;
    private final FeedPrinter printer;
    private final ArchiveDocuments documents = new ArchiveDocuments();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Shelf shelf = Shelf.EMPTY;

    /** What is served, all of one generation of the snapshot. */
    private record Shelf(
            long generation,
            Map<FeedId, Current> feeds,
            Map<String, Current> byBase,
            Map<String, Prepared> byPath,
            List<FeedOffer> listed) {

        static final Shelf EMPTY = new Shelf(-1, Map.of(), Map.of(), Map.of(), List.of());
    }

    /** What an address of an archive document answers. */
    public sealed interface ArchiveAnswer {

        /** The document. */
        record Document(Prepared prepared) implements ArchiveAnswer {}

        /** Its number is not given yet: what it will hold stands in the current document, at this path. */
        record StillCurrent(String path) implements ArchiveAnswer {}

        /** There is no such document. */
        record Missing() implements ArchiveAnswer {}
    }

    /** Reads nothing yet: call {@link #refresh()} at start. */
    public Feeds(Archive archive, FeedSettings settings) {
        this(archive, settings, (page, format) -> format.render(page));
    }

    /** With another writer of documents. */
    Feeds(Archive archive, FeedSettings settings, BiFunction<FeedPage, FeedFormat, String> writer) {
        this.archive = archive;
        this.settings = settings;
        this.index = new FeedIndex(settings.language());
        this.printer = new FeedPrinter(archive, settings, writer);
    }

    /** The current document at a path such as {@code /feeds/en.atom}, percent-encoded, and the list of all feeds. */
    public Optional<Prepared> get(String path) {
        return Optional.ofNullable(shelf.byPath().get(path));
    }

    /**
     * An archive document (RFC 5005 §4), made now if it was not asked for lately.
     *
     * @param base path of the feed without its ending, percent-encoded
     * @param file number and ending, such as {@code 3.atom}
     */
    public ArchiveAnswer archived(String base, String file) {
        var now = shelf;
        var feed = Optional.ofNullable(now.byBase().get(base))
                .filter(it -> it.id().contents() == FeedId.Contents.STATEMENTS);
        var asked = ARCHIVED.matcher(file);
        var format = asked.matches() ? FeedFormat.of(asked.group(2)) : Optional.<FeedFormat>empty();
        if (feed.isEmpty() || format.isEmpty()) return new ArchiveAnswer.Missing();
        long number = Long.parseLong(asked.group(1));
        if (number == feed.get().closed() + 1)
            return new ArchiveAnswer.StillCurrent(feed.get().id().path(format.get()));
        if (number > feed.get().closed()) return new ArchiveAnswer.Missing();
        var id = feed.get().id();
        return documents
                .get(
                        id.archive(number, format.get()),
                        now.generation(),
                        () -> printer.archived(id, number, format.get()))
                .<ArchiveAnswer>map(ArchiveAnswer.Document::new)
                .orElseGet(ArchiveAnswer.Missing::new);
    }

    /** A name as it stands in the path of a feed. */
    public static String segment(String name) {
        return XmlText.pathSegment(name);
    }

    /** Every feed there is, grouped by language, that of the site first. */
    public List<FeedOffer> listed() {
        return shelf.listed();
    }

    /** The feeds of everything in each language, {@code first} before the others, RSS first: some readers take only that. */
    public List<FeedLink> links(Locale first) {
        return links(Selection.of(first));
    }

    /**
     * The same for a page.
     *
     * @param path of the page; if it lists a selection, that has its own feed second
     */
    public List<FeedLink> links(Locale language, String path) {
        return shelf.listed().stream()
                .filter(it -> it.home().equals(path) && it.id().contents() == FeedId.Contents.STATEMENTS)
                .map(it -> it.id().selection())
                .filter(it -> it.language().isPresent())
                .findFirst()
                .map(this::links)
                .orElseGet(() -> links(language));
    }

    /** The same for the page of a selection: its own feed comes after that of everything in its language. */
    public List<FeedLink> links(Selection page) {
        var now = shelf;
        var ids = new LinkedHashSet<FeedId>();
        page.language().ifPresent(it -> ids.add(FeedId.of(Selection.of(it))));
        ids.add(FeedId.of(page));
        for (var feed : now.listed())
            if (feed.id().contents() == FeedId.Contents.STATEMENTS
                    && feed.id().selection().language().isPresent()
                    && feed.id().selection().facet() == Facet.EVERYTHING) ids.add(feed.id());
        return ids.stream()
                .flatMap(it -> Optional.ofNullable(now.feeds().get(it)).stream())
                .flatMap(it -> it.listed().links().stream())
                .toList();
    }

    /**
     * Path of a feed.
     *
     * @param ending of the format, such as {@code atom}
     * @return empty if nothing was published there, or there is no such format
     */
    public Optional<String> path(FeedId id, String ending) {
        return Optional.of(id).filter(shelf.feeds()::containsKey).flatMap(it -> FeedFormat.of(ending)
                .map(it::path));
    }

    /** The generation of the snapshot these feeds were made from; what is made beside them belongs to the same one. */
    public long generation() {
        return Math.max(0, shelf.generation());
    }

    /**
     * Makes anew what has changed since, by this process or another. Cheap when nothing has. The first call, at start, also
     * warms the renderer.
     */
    public void refresh() {
        archive.refresh();
        if (shelf.generation() == archive.generation()) return;
        synchronized (this) {
            if (shelf.generation() >= archive.generation()) return;
            if (shelf == Shelf.EMPTY) printer.warm();
            shelf = next(shelf);
        }
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code listener} after each swap, on the thread that swapped: it must return at once and throw nothing. */
    public void onSwap(Runnable listener) {
        listeners.add(listener);
    }

    private Shelf next(Shelf old) {
        var changed = archive.changedSince(old.generation());
        index.apply(changed);
        var windows = new ArrayList<FeedIndex.Window>();
        var same = new ArrayList<FeedId>();
        for (var id : index.touched()) {
            var window = index.window(id);
            var known = Optional.ofNullable(old.feeds().get(id));
            if (known.isPresent() && known.get().print().equals(window.print(printer.label(window)))) same.add(id);
            else windows.add(window);
        }
        long newest = changed.stream()
                .mapToLong(it -> it.history().changedAt().toEpochMilli())
                .max()
                .orElse(0);
        long generation = Math.max(newest, Math.max(0, old.generation()));
        var fresh = printer.print(windows, old.feeds(), Instant.ofEpochMilli(generation));
        index.settle(same);
        index.settle(fresh.stream()
                .filter(it -> !it.print().isEmpty())
                .map(Current::id)
                .toList());
        return shelf(old, generation, fresh);
    }

    private Shelf shelf(Shelf old, long generation, List<Current> fresh) {
        var feeds = new HashMap<>(old.feeds());
        fresh.forEach(it -> feeds.put(it.id(), it));
        feeds.keySet().retainAll(index.feeds());
        var byBase = new HashMap<String, Current>();
        var byPath = new HashMap<String, Prepared>();
        for (var feed : feeds.values()) {
            byBase.put(feed.id().base(), feed);
            feed.documents().forEach((format, document) -> byPath.put(feed.id().path(format), document));
        }
        var listed = feeds.values().stream()
                .map(Current::listed)
                .sorted(FeedOffer.order(settings.language()))
                .toList();
        var list = listed.equals(old.listed())
                ? old.byPath().get(OPML)
                : Opml.render(settings, listed, Instant.ofEpochMilli(generation));
        byPath.put(OPML, list);
        return new Shelf(generation, Map.copyOf(feeds), Map.copyOf(byBase), Map.copyOf(byPath), listed);
    }
}
