package org.communique.web.desk.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.drafting.Drafts;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.render.Moments;
import org.communique.statement.Languages;
import org.communique.statement.Statement;
import org.communique.web.desk.Visit;

/** All statements of an organisation, found by title and state, the one that was changed last on top. */
final class Shelf {

    static final int PAGE = 25;

    private static final List<String> STATES = List.of("", "draft", "planned", "released");

    private final Visit visit;
    private final Map<String, List<Drafts.Heading>> byKey = new LinkedHashMap<>();
    private final Map<String, String> states = new HashMap<>();

    Shelf(Visit visit, List<Drafts.Heading> headings, List<Release> releases, List<Statement> statements) {
        this.visit = visit;
        headings.forEach(
                it -> byKey.computeIfAbsent(it.key(), key -> new ArrayList<>()).add(it));
        var keys = statements.stream().collect(Collectors.toMap(Statement::id, Statement::key));
        for (var it : releases)
            if (keys.containsKey(it.statement()))
                states.merge(keys.get(it.statement()), state(it.state()), Shelf::later);
    }

    /** What somebody looks for. @param state empty = any; @param number of the page, from 1 */
    record Ask(String words, String state, int number) {}

    /** A page of the list. @param earlier and @param later addresses; empty = none */
    record Page(Ask ask, List<Row> rows, List<String> states, long count, String earlier, String later) {}

    /** A statement in the list. */
    record Row(
            String href,
            String title,
            String language,
            String direction,
            String kind,
            String state,
            String names,
            String at) {}

    Page page(Ask ask) {
        var wanted = ask.words().strip().toLowerCase(Locale.ROOT);
        var found = byKey.values().stream()
                .filter(it -> ask.state().isEmpty() || state(it).equals(ask.state()))
                .filter(it -> wanted.isEmpty() || it.stream().anyMatch(one -> matches(one, wanted)))
                .sorted(Comparator.comparing(Shelf::changed).reversed())
                .toList();
        int from = Math.min((ask.number() - 1) * PAGE, found.size());
        int to = Math.min(from + PAGE, found.size());
        return new Page(
                ask,
                found.subList(from, to).stream().map(this::row).toList(),
                STATES,
                found.size(),
                ask.number() > 1 ? href(ask, ask.number() - 1) : "",
                to < found.size() ? href(ask, ask.number() + 1) : "");
    }

    private static boolean matches(Drafts.Heading it, String wanted) {
        return it.title().toLowerCase(Locale.ROOT).contains(wanted) || it.key().contains(wanted);
    }

    private static Instant changed(List<Drafts.Heading> editions) {
        return editions.stream()
                .map(Drafts.Heading::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Row row(List<Drafts.Heading> editions) {
        var first = editions.get(0);
        var reader = visit.user().language();
        return new Row(
                visit.path("/statements/" + first.key()),
                first.title().isEmpty() ? first.key() : first.title(),
                first.language().toLanguageTag(),
                Languages.direction(first.language()),
                first.kind().code(),
                state(editions),
                editions.stream()
                        .map(it -> Languages.name(it.language(), reader))
                        .distinct()
                        .collect(Collectors.joining(", ")),
                Moments.day(changed(editions), visit.zone(), reader));
    }

    private String state(List<Drafts.Heading> editions) {
        return states.getOrDefault(editions.get(0).key(), "draft");
    }

    private static String state(ReleaseState state) {
        if (state == ReleaseState.WITHDRAWN) return "draft";
        return state == ReleaseState.RELEASED || state == ReleaseState.RELEASING ? "released" : "planned";
    }

    private static String later(String one, String other) {
        return STATES.indexOf(one) > STATES.indexOf(other) ? one : other;
    }

    private String href(Ask ask, int number) {
        return visit.path(
                "/statements?page=" + number + "&state=" + encoded(ask.state()) + "&q=" + encoded(ask.words()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
