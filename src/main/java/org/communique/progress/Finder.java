package org.communique.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;

/** Finds statements of an organisation by words of their titles, in any of their languages. */
public final class Finder {

    private static final int MOST = 50;

    private final Statements statements;
    private final Releases releases;
    private final Titles titles;

    public Finder(Store store, Statements statements, Releases releases) {
        this.statements = statements;
        this.releases = releases;
        this.titles = new Titles(store);
    }

    /** @param newest its newest release, if it has one */
    public record Found(Statement statement, Map<String, String> titles, Optional<Release> newest) {}

    /** Statements whose title or key has all these words, in capitals or not; none for no word. */
    public List<Found> find(long organisation, String words) {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        if (words.isBlank()) return List.of();
        var all = statements.all(organisation);
        var named = titles.ofStatements(all.stream().map(Statement::id).toList());
        var newest = new HashMap<Long, Release>();
        for (var it : releases.all()) newest.putIfAbsent(it.statement(), it);
        return all.stream()
                .map(it ->
                        new Found(it, named.getOrDefault(it.id(), Map.of()), Optional.ofNullable(newest.get(it.id()))))
                .filter(it -> has(it, wanted))
                .limit(MOST)
                .toList();
    }

    private static boolean has(Found it, List<String> wanted) {
        var text =
                (String.join(" ", it.titles().values()) + " " + it.statement().key()).toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(text::contains);
    }
}
