package org.communique.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.release.Audience;
import org.communique.release.Embargo;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.segment.Census;
import org.communique.segment.Condition;
import org.communique.segment.Part;
import org.communique.segment.Part.Lie;
import org.communique.segment.Segments;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who would get a release if it went out now: as many as the freeze would write into the ledger. */
public final class Recipients {

    static final Part ON_LISTS =
            new Part.Named("subscription s", "s.contact", "s.list IN (:lists) AND s.state = 'confirmed'", Lie.IN_ORDER);

    private static final Part ON_OTHERS = new Part.Named(
            "subscription o", "o.contact", "o.list IN (:others) AND o.state = 'confirmed'", Lie.IN_ORDER);

    /** Those that must not be written to: few, and found by their address rather than one by one. */
    static final Part SUPPRESSED = new Part.Named(
            "suppression x CROSS JOIN contact c",
            "c.id",
            "x.organisation = :organisation AND c.organisation = x.organisation AND c.blind_index = x.blind_index",
            Lie.SCATTERED);

    static final Part IN_LEDGER =
            new Part.Named("(" + FromLedger.CONTACTS + ") AS led", "led.contact", "1 = 1", Lie.SCATTERED);

    private final Store store;
    private final Releases releases;
    private final Organisations organisations;
    private final Segments segments;
    private final Clock clock;

    public Recipients(Store store, Releases releases, Organisations organisations, Segments segments, Clock clock) {
        this.store = store;
        this.releases = releases;
        this.organisations = organisations;
        this.segments = segments;
        this.clock = clock;
    }

    /** How many people would get a release, advance copies included; each counted once, on however many lists she is. */
    public long count(Release release) {
        return count(releases.audience(release));
    }

    /** The same for a plan that is not written down yet. */
    public long count(Plan plan) {
        return count(releases.audience(plan));
    }

    /** Whom a plan would reach at its time, by edition and by reason. */
    public Coverage coverage(Plan plan) {
        return new Coverages(this, store, clock)
                .of(
                        releases.audience(plan),
                        new Coverages.Times(
                                plan.time().instant(),
                                plan.embargo().map(Embargo::advanceAt),
                                plan.embargo().map(Embargo::pressLists).orElse(List.of())));
    }

    /** The same for a release that is written down. */
    public Coverage coverage(Release release) {
        var press = release.advanceAt().isPresent() ? releases.lists(release, true) : List.<Long>of();
        return new Coverages(this, store, clock)
                .of(releases.audience(release), new Coverages.Times(release.dueAt(), release.advanceAt(), press));
    }

    /** How many of those who would get a plan are on other lists too: who may get two releases that go out together. */
    public long shared(Plan plan, List<Long> others) {
        if (others.isEmpty()) return 0;
        var audience = releases.audience(plan);
        return count(audience, others.containsAll(audience.lists()) ? List.of() : others);
    }

    private long count(Audience audience) {
        return count(audience, List.of());
    }

    /** @param others if there are some, only people who are on one of these lists too */
    private long count(Audience audience, List<Long> others) {
        if (audience.lists().isEmpty()) return 0;
        var languages = languages(audience);
        if (languages.isPresent() && languages.get().isEmpty()) return 0;
        var terms = terms(audience);
        var values = new HashMap<>(terms.values());
        values.putAll(new FromLedger(audience.fromLedger()).params());
        values.put("dispatch", 0L);
        values.put("now", clock.millis());
        values.put("organisation", audience.organisation());
        values.put("lists", audience.lists());
        languages.ifPresent(it -> values.put("languages", it));
        var part = part(audience, terms, languages.isPresent());
        if (others.isEmpty()) return Census.count(store, new Condition(part, values));
        values.put("others", others);
        return Census.count(store, new Condition(Part.all(List.of(part, ON_OTHERS)), values));
    }

    /** Whom nothing keeps out; a language without an edition does, and is the smaller set. */
    private static Part part(Audience audience, Terms terms, boolean byLanguage) {
        var kept = new ArrayList<>(List.of(terms.some(), SUPPRESSED));
        if (byLanguage) kept.add(new Part.Own("(c.language NOT IN (:languages))"));
        var parts = new ArrayList<>(List.of(ON_LISTS, Part.not(Part.any(kept))));
        if (audience.fromLedger().isPresent()) parts.add(IN_LEDGER);
        return Part.all(parts);
    }

    Terms terms(Audience audience) {
        return Terms.of(audience, segments);
    }

    /** For each wish of languages the audience has, the edition it gets; a wish without one is left out. */
    void chooseEditions(JdbcClient db, long dispatch, Audience audience) {
        var organisation = organisations.byId(audience.organisation());
        for (var wanted : spoken(db, audience))
            edition(organisation, wanted, audience).ifPresent(language -> db.sql("""
                                    INSERT INTO dispatch_language (dispatch, wanted, language)
                                    VALUES (:dispatch, :wanted, :language)
                                    """)
                    .params(Map.of("dispatch", dispatch, "wanted", wanted, "language", language.toLanguageTag()))
                    .update());
    }

    /** The edition that each wish of languages gets, if one does. */
    Map<String, Optional<Locale>> editions(Audience audience) {
        var organisation = organisations.byId(audience.organisation());
        var editions = new TreeMap<String, Optional<Locale>>();
        spoken(store.read(), audience).forEach(it -> editions.put(it, edition(organisation, it, audience)));
        return editions;
    }

    /** The wishes that some edition serves; empty = every one, as there is an edition to fall back on. */
    private Optional<List<String>> languages(Audience audience) {
        var organisation = organisations.byId(audience.organisation());
        if (organisation.fallback().stream().anyMatch(audience.editions()::contains)) return Optional.empty();
        return Optional.of(spoken(store.read(), audience).stream()
                .filter(it -> edition(organisation, it, audience).isPresent())
                .toList());
    }

    private static List<String> spoken(JdbcClient db, Audience audience) {
        if (audience.lists().isEmpty()) return List.of();
        return db.sql("""
                        SELECT DISTINCT c.language FROM subscription s CROSS JOIN contact c
                        WHERE s.list IN (:lists) AND s.state = 'confirmed' AND c.id = s.contact
                        """).param("lists", audience.lists()).query(String.class).list();
    }

    private static Optional<Locale> edition(Organisation organisation, String wanted, Audience audience) {
        var wishes =
                Arrays.stream(wanted.split(",")).map(Locale::forLanguageTag).toList();
        return organisation.editionFor(wishes, audience.editions());
    }
}
