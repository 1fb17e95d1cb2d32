package org.communique.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which editions stand in which feed, and what of it has changed since the feeds were made. Only {@link Feeds} touches it,
 * by one thread at a time.
 */
final class FeedIndex {

    private final Map<Long, Slip> byEdition = new HashMap<>();
    private final Map<Long, NavigableMap<Long, Slip>> byStatement = new HashMap<>();
    private final Map<FeedId, NavigableMap<Long, Slip>> members = new HashMap<>();
    private final Set<FeedId> always = new HashSet<>();
    private final Set<FeedId> touched = new LinkedHashSet<>();

    /** @param site language that has feeds even before anything is published */
    FeedIndex(Locale site) {
        add(FeedId.of(Selection.everything()));
        addLanguage(site);
    }

    /** Takes in what has changed; the same again changes nothing. */
    void apply(List<Slip> changed) {
        for (var slip : changed) {
            var old = byEdition.put(slip.edition(), slip);
            if (old != null) for (var id : old.feeds()) members.get(id).remove(old.sequence());
            if (old != null) touched.addAll(old.feeds());
            addLanguage(slip.language());
            for (var id : slip.feeds())
                members.computeIfAbsent(id, it -> new TreeMap<>()).put(slip.sequence(), slip);
            touched.addAll(slip.feeds());
            byStatement.computeIfAbsent(slip.statement(), it -> new TreeMap<>()).put(slip.sequence(), slip);
        }
        for (var slip : changed) // their links to this translation
        for (var other : byStatement.get(slip.statement()).values()) touched.addAll(other.feeds());
        members.entrySet().removeIf(it -> it.getValue().isEmpty() && !always.contains(it.getKey()));
    }

    /** The feeds something may have changed in since they were {@link #settle settled}. */
    List<FeedId> touched() {
        return touched.stream().filter(members::containsKey).toList();
    }

    /** These feeds are as they should be. */
    void settle(Collection<FeedId> ids) {
        touched.removeAll(ids);
    }

    /** Every feed there is. */
    Set<FeedId> feeds() {
        return Set.copyOf(members.keySet());
    }

    /** What stands in the current document of a feed. */
    Window window(FeedId id) {
        var all = members.get(id);
        long closed = id.contents() == FeedId.Contents.CORRECTIONS ? 0 : Chapter.closed(all.size());
        long size = id.contents() == FeedId.Contents.CORRECTIONS ? Chapter.MOST : all.size() - closed * Chapter.SIZE;
        var newest = id.contents() == FeedId.Contents.CORRECTIONS
                ? all.values().stream()
                        .sorted(Comparator.comparing((Slip it) -> it.history().updatedAt())
                                .reversed())
                : all.descendingMap().values().stream();
        return new Window(id, closed, newest.limit(size).toList(), byStatement);
    }

    private void addLanguage(Locale language) {
        add(FeedId.of(Selection.of(language)));
        add(FeedId.corrections(language));
    }

    private void add(FeedId id) {
        if (!always.add(id)) return;
        members.putIfAbsent(id, new TreeMap<>());
        touched.add(id);
    }

    /**
     * The current document of a feed before its texts are read.
     *
     * @param closed how many archive documents stand before it
     * @param slips  newest first
     */
    record Window(FeedId id, long closed, List<Slip> slips, Map<Long, NavigableMap<Long, Slip>> byStatement) {

        /** Equal as long as the document would be. */
        String print(String label) {
            var print = new StringBuilder(label).append('\n').append(closed);
            for (var slip : slips) {
                print.append('\n').append(slip.edition()).append(' ');
                print.append(slip.history().changedAt().toEpochMilli());
                for (var other : others(slip))
                    print.append(' ')
                            .append(other.path())
                            .append(' ')
                            .append(other.history().updatedAt().toEpochMilli());
            }
            return Prepared.tag(print.toString());
        }

        private List<Slip> others(Slip slip) {
            var others = new ArrayList<>(byStatement.get(slip.statement()).values());
            others.removeIf(it -> it.killed() || it.edition() == slip.edition());
            return others;
        }
    }
}
