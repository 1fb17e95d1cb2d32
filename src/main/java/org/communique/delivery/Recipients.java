package org.communique.delivery;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.release.Audience;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.segment.Segments;
import org.communique.segment.Spans;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who would get a release if it went out now: as many as the freeze would write into the ledger. */
public final class Recipients {

    /** Those of a list, in the order in which both tables lie. */
    private static final String OF_LIST = """
            FROM subscription s CROSS JOIN contact c
            WHERE s.list = :list AND s.state = 'confirmed' AND s.contact > :above AND s.contact <= :upTo
              AND c.id = s.contact
            """;

    /** Those of them that must not be written to: few, and found by their address rather than one by one. */
    private static final String SUPPRESSED = """
            FROM suppression x CROSS JOIN contact c CROSS JOIN subscription s
            WHERE x.organisation = (SELECT organisation FROM list WHERE id = :list)
              AND c.organisation = x.organisation AND c.blind_index = x.blind_index
              AND s.list = :list AND s.contact = c.id AND s.state = 'confirmed'
              AND s.contact > :above AND s.contact <= :upTo
            """;

    private static final String ON_EARLIER_LIST = """
            AND NOT EXISTS (SELECT 1 FROM subscription e
                            WHERE e.list IN (:earlier) AND e.contact = s.contact AND e.state = 'confirmed')
            """;

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

    private long count(Audience audience) {
        var lists = inOrder(audience.lists());
        if (lists.isEmpty()) return 0;
        var languages = languages(audience);
        if (languages.isPresent() && languages.get().isEmpty()) return 0;
        var terms = terms(audience);
        return Spans.sum(store, (above, upTo) -> {
            long sum = 0;
            for (int i = 0; i < lists.size(); i++) {
                var span = new Span(lists.get(i), lists.subList(0, i), above, upTo);
                sum += count(OF_LIST, audience, terms, languages, span)
                        - count(SUPPRESSED, audience, terms, languages, span);
            }
            return sum;
        });
    }

    private record Span(long list, List<Long> earlier, long above, long upTo) {}

    private long count(String from, Audience audience, Terms terms, Optional<List<String>> languages, Span span) {
        var source = new FromLedger(audience.fromLedger());
        var sql = "SELECT count(*) " + from + (span.earlier().isEmpty() ? "" : ON_EARLIER_LIST)
                + languages.map(it -> "AND c.language IN (:languages) ").orElse("")
                + "AND " + terms.none() + (audience.fromLedger().isEmpty() ? "" : " AND " + FromLedger.IN_AUDIENCE);
        return store.read()
                .sql(sql)
                .params(terms.values())
                .params(source.params())
                .param("dispatch", 0L)
                .param("now", clock.millis())
                .param("languages", languages.orElse(List.of()))
                .param("list", span.list())
                .param("earlier", span.earlier())
                .param("above", span.above())
                .param("upTo", span.upTo())
                .query(Long.class)
                .single();
    }

    /** The public at large first: the others are small, and are asked who is on these as well. */
    private List<Long> inOrder(List<Long> lists) {
        if (lists.isEmpty()) return List.of();
        return store.read().sql("""
                        SELECT id FROM list WHERE id IN (:lists)
                        ORDER BY CASE WHEN kind IN ('public', 'newsletter') THEN 0 ELSE 1 END, id
                        """).param("lists", lists).query(Long.class).list();
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
