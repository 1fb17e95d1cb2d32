package org.communique.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.communique.feed.FeedId.Contents;
import org.communique.feed.FeedIndex.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the current documents of feeds, on all processors; nothing leaves it that a reader could not read. */
final class FeedPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPrinter.class);

    private final Archive archive;
    private final FeedSettings settings;
    private final FeedEntries entries;
    private final BiFunction<FeedPage, FeedFormat, String> writer;

    FeedPrinter(Archive archive, FeedSettings settings, BiFunction<FeedPage, FeedFormat, String> writer) {
        this.archive = archive;
        this.settings = settings;
        this.entries = new FeedEntries(settings);
        this.writer = writer;
    }

    /** One document to be made. */
    private record Job(FeedPage page, FeedFormat format) {}

    /** @param text empty if the document is not fit to be served */
    private record Made(Job job, Optional<Prepared> text) {}

    /** What the windows hold, as it is called. */
    String label(Window window) {
        return label(window.id(), window.slips());
    }

    String label(FeedId id, Collection<? extends Filed> newestFirst) {
        return id.selection().facet() == Facet.EVERYTHING
                ? ""
                : Filed.label(id.selection(), settings.language(), newestFirst);
    }

    /**
     * Reads the texts of all windows once, however many feeds an edition stands in, and writes their documents. A document that
     * fails leaves what was there in its place.
     *
     * @param old what is served now
     */
    List<Current> print(List<Window> windows, Map<FeedId, Current> old) {
        if (windows.isEmpty()) return List.of();
        var ids = new LinkedHashSet<Long>();
        windows.forEach(window -> window.slips().forEach(it -> ids.add(it.edition())));
        var editions = archive.editions(ids);
        var translations = archive.translations(editions.values());
        var made = new HashMap<FeedId, Map<FeedFormat, Prepared>>();
        var statements = editions.values().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Published::edition, it -> entries.statement(it, translations.get(it))));
        var pages = windows.stream().map(it -> page(it, editions, statements)).toList();
        var jobs = pages.stream()
                .flatMap(page -> Arrays.stream(FeedFormat.values()).map(format -> new Job(page, format)))
                .toList();
        jobs.parallelStream().map(this::make).toList().forEach(it -> it.text()
                .ifPresent(text -> made.computeIfAbsent(it.job().page().id(), id -> new EnumMap<>(FeedFormat.class))
                        .put(it.job().format(), text)));
        return windows.stream()
                .map(it -> current(it, made.getOrDefault(it.id(), Map.of()), old))
                .toList();
    }

    /** An archive document, if what it holds is still there. */
    Optional<Prepared> archived(FeedId id, long number, FeedFormat format) {
        var editions = archive.inSequence(id.selection(), (number - 1) * Chapter.SIZE, Chapter.SIZE);
        if (editions.isEmpty()) return Optional.empty();
        long last = editions.get(editions.size() - 1).history().sequence();
        var translations = archive.translations(editions);
        var newestFirst = new ArrayList<>(editions);
        Collections.reverse(newestFirst);
        var page = new FeedPage(
                settings,
                id,
                label(id, newestFirst),
                Chapter.archived(number),
                newestFirst.stream()
                        .map(it -> entries.statement(
                                it,
                                translations.get(it).stream()
                                        .filter(other ->
                                                other.sequence() <= last) // what came later would change the bytes
                                        .toList()))
                        .toList());
        return make(new Job(page, format)).text();
    }

    /** Loads and tries out every writer, so that the first publication does not wait for it. */
    void warm() {
        var page = Specimen.page(settings);
        for (var format : FeedFormat.values()) make(new Job(page, format));
    }

    private FeedPage page(Window window, Map<Long, Published> editions, Map<Long, FeedEntry> statements) {
        var ids = window.slips().stream()
                .map(Slip::edition)
                .filter(editions::containsKey)
                .toList();
        var all = window.id().contents() == Contents.CORRECTIONS
                ? entries.corrections(ids.stream().map(editions::get).toList())
                : ids.stream().map(statements::get).toList();
        return new FeedPage(settings, window.id(), label(window), Chapter.current(window.closed()), all);
    }

    private Current current(Window window, Map<FeedFormat, Prepared> made, Map<FeedId, Current> old) {
        var documents = new EnumMap<FeedFormat, Prepared>(FeedFormat.class);
        if (old.containsKey(window.id())) documents.putAll(old.get(window.id()).documents());
        documents.putAll(made);
        boolean whole = made.size() == FeedFormat.values().length;
        var label = label(window);
        return new Current(
                FeedOffer.of(settings, window.id(), label),
                whole ? window.print(label) : "",
                window.closed(),
                documents);
    }

    private Made make(Job job) {
        var fault = "could not be written";
        try {
            var text = writer.apply(job.page(), job.format());
            fault = SelfCheck.fault(text, job.page(), job.format());
            if (fault.isEmpty())
                return new Made(
                        job,
                        Optional.of(Prepared.of(
                                text, job.page().changed(), job.format().mediaType())));
        } catch (RuntimeException unwritable) {
            fault = "could not be written: " + unwritable.getClass().getSimpleName();
        }
        LOG.error(
                "feed.unfit path={} fault=\"{}\" the document that was there stays",
                job.page().id().path(job.format()),
                fault);
        return new Made(job, Optional.empty());
    }
}
