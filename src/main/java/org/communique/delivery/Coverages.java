package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Headcount.Edition;
import org.communique.release.Audience;
import org.communique.segment.Census;
import org.communique.segment.Part;
import org.communique.segment.Part.Lie;
import org.communique.store.Store;

/**
 * Counts whom an audience would be at its time, by edition and by reason, with the texts and in the order of the freeze. A pause
 * that is over by then keeps nobody out. Part of {@link Recipients}.
 */
final class Coverages {

    private static final Part ON_PRESS_LISTS = new Part.Named(
            "subscription ps", "ps.contact", "ps.list IN (:pressLists) AND ps.state = 'confirmed'", Lie.IN_ORDER);

    private static final Part ACCREDITED =
            new Part.Named("press_standing st", "st.contact", "st.until_at > :advanceAt", Lie.IN_ORDER);

    private static final Part PAUSED_THEN =
            new Part.Own("(c.paused_until IS NOT NULL AND c.paused_until > :advanceAt)");

    private final Recipients recipients;
    private final Store store;
    private final Clock clock;

    Coverages(Recipients recipients, Store store, Clock clock) {
        this.recipients = recipients;
        this.store = store;
        this.clock = clock;
    }

    /**
     * When it is to happen.
     *
     * @param pressLists ids of the lists that get the advance copy; empty without an embargo
     */
    record Times(Instant due, Optional<Instant> advance, List<Long> pressLists) {}

    /** One count: everything in it is read at once. */
    private record Count(Audience audience, Terms terms, Map<String, Optional<Locale>> editions, List<Part> parts) {

        int add(Part... all) {
            parts.add(new Part.All(List.of(all)));
            return parts.size() - 1;
        }
    }

    Coverage of(Audience audience, Times times) {
        if (audience.lists().isEmpty()) return Coverage.NOBODY;
        var terms = recipients.terms(audience);
        var count = new Count(audience, terms, recipients.editions(audience), new ArrayList<>());
        var on = new Part.All(
                audience.fromLedger().isPresent()
                        ? List.of(Recipients.ON_LISTS, Recipients.IN_LEDGER)
                        : List.of(Recipients.ON_LISTS));
        int all = count.add(on);
        var reasons = reasons(count, on);
        var free = new Part.All(List.of(on, new Part.Not(kept(terms, Terms.PAUSED))));
        var languages = languages(count, free);
        int advance = times.advance().isEmpty() ? all : advance(count, on);
        var found = Census.counts(store, count.parts(), values(count, times));
        return new Coverage(
                subscriptions(audience),
                found[all],
                times.advance().isEmpty() ? 0 : found[advance],
                byLanguage(count, languages, found),
                leftOut(reasons, found),
                withoutEdition(count, languages, found));
    }

    /** Where each reason is counted: whoever has several is counted for the first, as in the freeze. */
    private static Map<Exclusion, Integer> reasons(Count count, Part on) {
        var terms = count.terms();
        var inOrder = new LinkedHashMap<Exclusion, Part>();
        inOrder.put(Exclusion.SUPPRESSED, Recipients.SUPPRESSED);
        inOrder.put(Exclusion.LEFT_OUT, terms.leftOut());
        inOrder.put(Exclusion.PAUSED, Terms.PAUSED);
        inOrder.put(Exclusion.RHYTHM, terms.rhythm());
        inOrder.put(Exclusion.TOPIC, terms.topic());
        var places = new EnumMap<Exclusion, Integer>(Exclusion.class);
        var before = new ArrayList<Part>();
        inOrder.forEach((reason, part) -> {
            places.put(reason, count.add(on, part, new Part.Not(new Part.Any(List.copyOf(before)))));
            before.add(part);
        });
        return places;
    }

    private static int advance(Count count, Part on) {
        return count.add(
                on,
                ON_PRESS_LISTS,
                ACCREDITED,
                new Part.Not(kept(count.terms(), PAUSED_THEN)),
                new Part.Any(served(count)));
    }

    private static Part kept(Terms terms, Part paused) {
        return new Part.Any(List.of(Recipients.SUPPRESSED, terms.leftOut(), paused, terms.rhythm(), terms.topic()));
    }

    private static Map<String, Integer> languages(Count count, Part free) {
        var places = new LinkedHashMap<String, Integer>();
        count.editions().keySet().forEach(it -> places.put(it, count.add(free, reads(count, it))));
        return places;
    }

    private static List<Part> served(Count count) {
        return count.editions().entrySet().stream()
                .filter(it -> it.getValue().isPresent())
                .map(it -> reads(count, it.getKey()))
                .toList();
    }

    /** What she reads is a value, named by its place among all there are. */
    private static Part reads(Count count, String wanted) {
        int place = List.copyOf(count.editions().keySet()).indexOf(wanted);
        return new Part.Own("(c.language = :wanted" + place + ")");
    }

    private Map<String, Object> values(Count count, Times times) {
        var audience = count.audience();
        var values = new HashMap<>(count.terms().values());
        values.putAll(new FromLedger(audience.fromLedger()).params());
        values.put("dispatch", 0L);
        values.put("now", Math.max(clock.millis(), times.due().toEpochMilli()));
        values.put("advanceAt", times.advance().orElse(times.due()).toEpochMilli());
        values.put("organisation", audience.organisation());
        values.put("lists", audience.lists());
        values.put("pressLists", times.pressLists());
        int place = 0;
        for (var wanted : count.editions().keySet()) values.put("wanted" + place++, wanted);
        return values;
    }

    private long subscriptions(Audience audience) {
        return store.read()
                .sql("SELECT count(*) FROM subscription s WHERE s.list IN (:lists) AND s.state = 'confirmed' AND "
                        + FromLedger.IN_AUDIENCE)
                .params(new FromLedger(audience.fromLedger()).params())
                .param("dispatch", 0L)
                .param("lists", audience.lists())
                .query(Long.class)
                .single();
    }

    private static List<Edition> byLanguage(Count count, Map<String, Integer> places, long[] found) {
        var heads = new LinkedHashMap<List<String>, Long>();
        places.forEach((wanted, place) -> count.editions()
                .get(wanted)
                .ifPresent(it -> heads.merge(List.of(first(wanted), it.toLanguageTag()), found[place], Long::sum)));
        return heads.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> new Edition(it.getKey().get(0), it.getKey().get(1), it.getValue()))
                .sorted(Comparator.comparingLong(Edition::recipients).reversed().thenComparing(Edition::wanted))
                .toList();
    }

    private static Map<String, Long> withoutEdition(Count count, Map<String, Integer> places, long[] found) {
        var heads = new LinkedHashMap<String, Long>();
        places.forEach((wanted, place) -> {
            if (count.editions().get(wanted).isEmpty() && found[place] > 0)
                heads.merge(first(wanted), found[place], Long::sum);
        });
        return heads;
    }

    private static Map<Exclusion, Long> leftOut(Map<Exclusion, Integer> places, long[] found) {
        var people = new EnumMap<Exclusion, Long>(Exclusion.class);
        places.forEach((reason, place) -> {
            if (found[place] > 0) people.put(reason, found[place]);
        });
        return people;
    }

    private static String first(String languages) {
        return languages.split(",", 2)[0];
    }
}
