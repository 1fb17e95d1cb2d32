package org.communique.drafting;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.statement.Kind;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.Stored;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is being written, and the only writer of the tables {@code draft_statement}, {@code draft} and
 * {@code draft_version}. An edition that nobody has changed here says what its newest revision says, whoever stored that.
 */
public final class Drafts {

    private final Store store;
    private final Statements statements;
    private final Stored past;
    private final DraftFiles files;
    private final Clock clock;

    public Drafts(Store store, Statements statements, Clock clock) {
        this.store = store;
        this.statements = statements;
        past = new Stored(store);
        files = new DraftFiles(store, clock);
        this.clock = clock;
    }

    /** @return false if the organisation has a statement of this key, written or only begun */
    public boolean begin(Writing wish) {
        return store.write(
                db -> statements.byKey(wish.organisation(), wish.key()).isEmpty()
                        && DraftRows.insert(db, wish, clock.millis()));
    }

    /** @param usual source language of a statement that came in as files, if it has an edition in it */
    public Optional<Writing> find(long organisation, String key, Locale usual) {
        return DraftRows.writing(store.read(), organisation, key)
                .or(() -> statements.byKey(organisation, key).map(it -> fromFiles(it, usual)));
    }

    private Writing fromFiles(Statement statement, Locale usual) {
        var languages = statements.newest(statement).stream()
                .sorted(Comparator.comparing(Revision::edition))
                .map(Revision::language)
                .toList();
        var source = languages.isEmpty() || languages.contains(usual) ? usual : languages.get(0);
        return new Writing(0, statement.organisation(), statement.key(), statement.kind(), source);
    }

    /** A line of the list of all that is begun. @param title of the source, as far as it goes */
    public record Heading(String key, Kind kind, Locale language, String title, Instant at) {}

    /** Every edition that somebody has begun at the desk. */
    public List<Heading> headings(long organisation) {
        return store.read()
                .sql("""
                        SELECT s.key, s.kind, coalesce(d.language, s.source) AS language, coalesce(d.title, '') AS title,
                               coalesce(d.at, s.created_at) AS at
                        FROM draft_statement s LEFT JOIN draft d ON d.statement = s.id
                        WHERE s.organisation = :organisation
                        ORDER BY CASE WHEN d.language = s.source THEN 0 ELSE 1 END, d.id
                        """)
                .param("organisation", organisation)
                .query((row, n) -> new Heading(
                        row.getString("key"),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("title"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** Every edition, the source first, then by language. */
    public Map<Locale, AtDesk> editions(Writing writing) {
        return editions(store.read(), writing);
    }

    private Map<Locale, AtDesk> editions(JdbcClient db, Writing writing) {
        var stored = statements
                .byKey(writing.organisation(), writing.key())
                .map(statements::newest)
                .orElse(List.of());
        var all = new TreeMap<Locale, AtDesk>(Comparator.comparing(Locale::toLanguageTag));
        for (var it : stored) all.put(it.language(), fromRevision(writing, it));
        for (var row : DraftRows.of(db, writing.id()))
            all.put(row.language(), fromRow(db, row, Optional.ofNullable(all.get(row.language()))));
        all.replaceAll((language, it) -> it.told(it.stored().filter(past::told).isPresent()));
        all.putIfAbsent(writing.source(), AtDesk.missing(writing.source()));
        var source = all.remove(writing.source()).in(EditionState.SOURCE);
        var ordered = new LinkedHashMap<Locale, AtDesk>();
        ordered.put(writing.source(), source);
        all.forEach((language, it) -> ordered.put(language, it.in(state(it, source))));
        return ordered;
    }

    private static EditionState state(AtDesk it, AtDesk source) {
        if (it.text().blank()) return EditionState.MISSING;
        return it.seen().equals(source.text().words()) ? EditionState.CURRENT : EditionState.STALE;
    }

    private AtDesk fromRevision(Writing writing, Revision it) {
        var seen = past.asOf(it, writing.source()).map(DraftText.Words::of).orElse(DraftText.Words.NONE);
        return new AtDesk(
                it.language(),
                0,
                DraftText.of(it),
                Optional.of(it),
                Optional.empty(),
                seen,
                EditionState.CURRENT,
                Optional.empty(),
                false);
    }

    private AtDesk fromRow(JdbcClient db, DraftRows.Row row, Optional<AtDesk> came) {
        var newest = came.flatMap(AtDesk::stored);
        var typed = DraftVersions.newest(db, row.id()).map(Version::text);
        boolean newer = newest.isPresent() && newest.get().id() != row.revision();
        boolean untouched = typed.isEmpty()
                || newer && row.revision() != 0 && typed.get().says(statements.revision(row.revision()));
        var text = typed.filter(it -> !(newer && untouched))
                .or(() -> newest.map(DraftText::of))
                .orElse(DraftText.EMPTY);
        return new AtDesk(
                row.language(),
                row.version(),
                text,
                newest,
                newest.filter(it -> newer && !untouched && !text.says(it)),
                row.seen().orElse(DraftText.Words.NONE),
                EditionState.CURRENT,
                Optional.of(row.at()),
                false);
    }

    /** Keeps a change as the next version. The same text twice is one version, on whatever it was written. */
    public Saving save(Writing wish, Locale language, Saving.Change change) {
        return store.write(db -> {
            var writing = DraftRows.begun(db, wish, clock.millis());
            var now = editions(db, writing).getOrDefault(language, AtDesk.missing(language));
            if (now.text().equals(change.text()))
                return new Saving.Saved(now.version(), now.at().orElse(clock.instant()));
            var row = row(db, writing, now);
            boolean known =
                    change.base() == now.version() && (change.revision() == now.revision() || !follows(row, now));
            if (!known || !DraftRows.advance(db, row, change.text(), basis(row, now, change), clock.millis()))
                return conflict(db, row, now);
            DraftVersions.add(db, row.id(), version(now.version() + 1, change));
            return new Saving.Saved(now.version() + 1, clock.instant());
        });
    }

    /** Whether the text comes from a revision that the draft has not been built on yet. */
    private static boolean follows(DraftRows.Row row, AtDesk now) {
        return now.takenIn().isEmpty() && (now.version() == 0 || now.revision() != row.revision());
    }

    /** Who has seen a revision that was taken in, and takes from it what she wants, has built on it. */
    private static long basis(DraftRows.Row row, AtDesk now, Saving.Change change) {
        boolean built = change.cause() != Version.Cause.WRITTEN && change.revision() == now.revision();
        return built || now.takenIn().isEmpty() ? now.revision() : row.revision();
    }

    private Version version(int number, Saving.Change change) {
        return new Version(number, change.text(), change.author(), change.cause(), Optional.empty(), clock.instant());
    }

    private static Saving conflict(JdbcClient db, DraftRows.Row row, AtDesk now) {
        var newest = DraftVersions.newest(db, row.id());
        var theirs = new Version(
                now.version(),
                now.text(),
                newest.map(Version::author).orElse(""),
                newest.map(Version::cause).orElse(Version.Cause.RESTORED),
                Optional.empty(),
                now.at().orElse(row.at()));
        return new Saving.Conflict(theirs, now.revision());
    }

    private DraftRows.Row row(JdbcClient db, Writing writing, AtDesk now) {
        DraftRows.insert(db, writing.id(), now, seen(db, writing, now), clock.millis());
        return DraftRows.of(db, writing.id()).stream()
                .filter(it -> it.language().equals(now.language()))
                .findFirst()
                .orElseThrow();
    }

    /** An edition that is begun says what the source says just now. */
    private DraftText.Words seen(JdbcClient db, Writing writing, AtDesk now) {
        return now.stored().isPresent()
                ? now.seen()
                : editions(db, writing).get(writing.source()).text().words();
    }

    /** Somebody says that an edition says what the source says now. */
    public void current(Writing wish, Locale language) {
        store.run(db -> {
            var writing = DraftRows.begun(db, wish, clock.millis());
            var all = editions(db, writing);
            var row = row(db, writing, all.getOrDefault(language, AtDesk.missing(language)));
            db.sql("UPDATE draft SET seen = :seen WHERE id = :id")
                    .param("seen", Json.write(all.get(writing.source()).text().words()))
                    .param("id", row.id())
                    .update();
        });
    }

    /** Notes that a draft is a revision now. */
    public void stored(Writing wish, AtDesk edition, Revision revision) {
        store.run(db -> {
            var row = row(db, DraftRows.begun(db, wish, clock.millis()), edition);
            db.sql("UPDATE draft SET revision = :revision WHERE id = :id AND version = :version")
                    .param("revision", revision.id())
                    .param("id", row.id())
                    .param("version", edition.version())
                    .update();
            DraftVersions.stored(db, row.id(), edition.version(), revision.id());
        });
    }

    /** What is kept of an edition, the newest first. */
    public List<Version> history(Writing writing, Locale language) {
        return DraftRows.of(store.read(), writing.id()).stream()
                .filter(it -> it.language().equals(language))
                .findFirst()
                .map(it -> DraftVersions.of(store.read(), it.id()))
                .orElse(List.of());
    }

    /** Images and attachments. */
    public DraftFiles files() {
        return files;
    }

    /**
     * Gives a statement that is begun another key.
     *
     * @return false if it has another one by now
     */
    public boolean rename(JdbcClient db, Writing writing, String key) {
        return writing.id() == 0 || DraftRows.rename(db, writing, key);
    }

    /** A test mail of a statement has gone to colleagues. */
    public void tested(Writing wish) {
        store.run(db -> DraftRows.tested(db, DraftRows.begun(db, wish, clock.millis()), clock.millis()));
    }

    /** When the last one did; empty = none has. */
    public Optional<Instant> testedAt(Writing writing) {
        return DraftRows.testedAt(store.read(), writing);
    }

    /** Users who wrote versions of a statement that are kept; none if it was never written at the desk. */
    public Set<String> authors(Statement statement) {
        return Set.copyOf(store.read()
                .sql("""
                        SELECT DISTINCT v.author FROM draft_version v JOIN draft d ON d.id = v.draft
                        JOIN draft_statement s ON s.id = d.statement
                        WHERE s.organisation = :organisation AND s.key = :key
                        """)
                .param("organisation", statement.organisation())
                .param("key", statement.key())
                .query(String.class)
                .list());
    }
}
