package org.communique.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.communique.audience.Lists;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.store.Json;

/**
 * What was looked at, in a form that can be compared: a hash says that something has changed, this says what.
 *
 * @param editions revision by BCP 47 tag
 * @param facts    audience, times, channels and letterhead, by the names of {@link Fact}
 */
public record Seen(Map<String, Long> editions, Map<String, String> facts) {

    /** What beside the text can change; each has a phrase {@code desk.review.fact.<name>}. */
    public enum Fact {
        DUE,
        ADVANCE,
        DEADLINE,
        LISTS,
        PRESS,
        WITHOUT_LISTS,
        SEGMENTS,
        WITHOUT_SEGMENTS,
        LEDGER,
        CHANNELS,
        LETTERHEAD
    }

    /** An edition that says something else: the revisions before and after, 0 = there was, or is, none. */
    public record EditionChange(String language, long before, long after) {}

    /** A fact that is another. Both may be empty. */
    public record FactChange(Fact fact, String before, String after) {}

    /** What has changed between two looks; nothing if both lists are empty. */
    public record Difference(List<EditionChange> editions, List<FactChange> facts) {

        public boolean none() {
            return editions.isEmpty() && facts.isEmpty();
        }
    }

    /** What a release is at this moment. */
    static Seen of(Release release, Releases releases, Lists lists) {
        var editions = new TreeMap<String, Long>();
        releases.revisions(release).forEach(it -> editions.put(it.language().toLanguageTag(), it.id()));
        var audience = releases.audience(release);
        var facts = new TreeMap<String, String>();
        put(facts, Fact.DUE, release.dueAt() + " " + release.zone());
        put(facts, Fact.ADVANCE, release.advanceAt().map(Object::toString).orElse(""));
        put(facts, Fact.DEADLINE, release.deadlineAt().map(Object::toString).orElse(""));
        put(facts, Fact.LISTS, slugs(releases.lists(release, false), lists));
        put(facts, Fact.PRESS, slugs(releases.lists(release, true), lists));
        put(facts, Fact.WITHOUT_LISTS, slugs(audience.withoutLists(), lists));
        put(facts, Fact.SEGMENTS, String.join("; ", audience.rules()));
        put(facts, Fact.WITHOUT_SEGMENTS, String.join("; ", audience.withoutRules()));
        put(facts, Fact.LEDGER, ledger(release, releases));
        put(facts, Fact.CHANNELS, String.join(", ", releases.channels(release)));
        put(facts, Fact.LETTERHEAD, Json.write(releases.letterhead(release)));
        return new Seen(editions, facts);
    }

    /** What is different now. */
    public Difference until(Seen now) {
        var changed = new ArrayList<EditionChange>();
        var languages = new TreeSet<>(editions.keySet());
        languages.addAll(now.editions().keySet());
        for (var it : languages) {
            long before = editions.getOrDefault(it, 0L);
            long after = now.editions().getOrDefault(it, 0L);
            if (before != after) changed.add(new EditionChange(it, before, after));
        }
        var others = new ArrayList<FactChange>();
        for (var it : Fact.values()) {
            var before = facts.getOrDefault(it.name(), "");
            var after = now.facts().getOrDefault(it.name(), "");
            if (!Objects.equals(before, after)) others.add(new FactChange(it, before, after));
        }
        return new Difference(List.copyOf(changed), List.copyOf(others));
    }

    private static void put(Map<String, String> facts, Fact fact, String value) {
        facts.put(fact.name(), value);
    }

    private static String slugs(List<Long> ids, Lists lists) {
        return String.join(
                ", ", ids.stream().map(it -> lists.byId(it).slug()).sorted().toList());
    }

    private static String ledger(Release release, Releases releases) {
        var from = releases.fromLedger(release).map(it -> it.release() + (it.reached() ? " +" : " -"));
        var without = releases.audience(release).withoutRecipientsOf();
        return from.orElse("") + (without.isEmpty() ? "" : " without " + without);
    }
}
