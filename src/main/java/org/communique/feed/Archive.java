package org.communique.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.communique.feed.Published.Translation;
import org.communique.statement.Change;
import org.communique.statement.Localized;
import org.communique.store.Store;

/**
 * The published snapshot: all that anything public may read, and the only reader and writer of its tables. What has not
 * been copied here by a release does not exist for the public.
 */
public final class Archive {

    /** Databases take no more parameters than some ten thousand. */
    private static final int MOST_AT_ONCE = 500;

    private static final int PUBLISHING = 0x7075_626c;

    private final Store store;
    private final SearchIndex search;
    private final AtomicLong generation = new AtomicLong();

    public Archive(Store store) {
        this.store = store;
        this.search = SearchIndex.of(store.dialect());
    }

    /** A published file with its bytes. */
    public record Download(PublishedFile file, byte[] bytes) {}

    /** An edition to be made public, and what it changes of the one that is there. */
    record Publication(Published published, Change change) {}

    /** What would stand there after a publication. @param replaced what readers could look up from then on */
    record Foreseen(Published published, Optional<Earlier> replaced) {}

    /** Why a statement is public no more, in the languages of its readers. */
    public record Recall(Instant at, Localized reasons, boolean titleHidden) {}

    /** What an edition said before it was corrected. */
    public record Earlier(int revision, String title, String summary, String pageHtml, Instant from, Instant until) {}

    /**
     * Number of the snapshot as last seen by this process; it grows with each change, also by another process once
     * {@link #refresh()} has looked. 0 before the first look and while nothing is published. It is the instant of the
     * newest change, in milliseconds.
     */
    public long generation() {
        return generation.get();
    }

    /** Looks whether something has changed since. One index lookup. */
    public boolean refresh() {
        long newest = store.read()
                .sql("SELECT coalesce(max(changed_at), 0) FROM published")
                .query(Long.class)
                .single();
        return generation.getAndAccumulate(newest, Math::max) < newest;
    }

    /** The edition whose page has this path; a stub if it was killed. */
    public Optional<Published> byPath(String path) {
        return first("path = :path", Map.of("path", path));
    }

    /** What was released first by another organisation, if it can be read: in the same language, or the first edition there is. */
    public Optional<Published> original(Published again) {
        if (again.speaker().original() == 0) return Optional.empty();
        return first(
                "statement = :statement AND killed_at IS NULL ORDER BY CASE WHEN language = :language THEN 0 ELSE 1 END, "
                        + "sequence LIMIT 1",
                Map.of(
                        "statement",
                        again.speaker().original(),
                        "language",
                        again.language().toLanguageTag()));
    }

    /** The edition with this permanent id; a stub if it was killed. */
    public Optional<Published> byPublicId(String publicId) {
        return first("public_id = :id", Map.of("id", publicId));
    }

    /** A part of what is readable, newest first; stubs are not. Ids are sorted first, as texts are heavy to move. */
    public List<Published> newest(Selection selection, int skip, int limit) {
        return select(
                selection,
                "edition IN (SELECT edition FROM published WHERE " + selection.condition()
                        + " AND killed_at IS NULL ORDER BY published_at DESC, sequence DESC LIMIT :limit OFFSET :skip)"
                        + " ORDER BY published_at DESC, sequence DESC",
                skip,
                limit);
    }

    /** How many of a selection are readable. */
    public long count(Selection selection) {
        return counted(selection, " AND killed_at IS NULL");
    }

    /** How many of a selection were ever published, stubs included. */
    long total(Selection selection) {
        return counted(selection, "");
    }

    /** A part of what was ever published, stubs included, in the order of publication, which never changes. */
    List<Published> inSequence(Selection selection, long skip, int limit) {
        return select(selection, selection.condition() + " ORDER BY sequence LIMIT :limit OFFSET :skip", skip, limit);
    }

    /** What has changed since an instant, in milliseconds, without texts, in the order of publication. */
    List<Slip> changedSince(long changedAt) {
        return SlipRows.since(store.read(), changedAt);
    }

    /** Editions with their texts, by edition; four queries for some hundred. */
    Map<Long, Published> editions(Collection<Long> wanted) {
        var found = new HashMap<Long, Published>();
        var ids = List.copyOf(wanted);
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE));
            PublishedRows.list(store.read(), PublishedRows.where("edition IN (:some)"), Map.of("some", some))
                    .forEach(it -> found.put(it.edition(), it));
        }
        return found;
    }

    /** Everything that has a selection of its own, and how it is called; see {@link Shelves}. */
    public Shelves shelves() {
        return Shelves.read(store.read());
    }

    /** The years that have a readable page in this language, newest first. */
    public List<Integer> years(Locale language) {
        int start = language.toLanguageTag().length() + 3;
        return store.read()
                .sql("""
                        SELECT DISTINCT CAST(substr(path, :start, 4) AS INTEGER) AS year
                        FROM published WHERE language = :language AND killed_at IS NULL ORDER BY year DESC
                        """)
                .param("start", start)
                .param("language", language.toLanguageTag())
                .query(Integer.class)
                .list();
    }

    /** Long lists without the texts. */
    public Listings listings() {
        return new Listings(store);
    }

    /** The languages in which something was published, in the order of their tags. */
    public List<Locale> languages() {
        return store.read()
                .sql("SELECT DISTINCT language FROM published ORDER BY language")
                .query((row, n) -> Locale.forLanguageTag(row.getString("language")))
                .list();
    }

    /** The other readable editions of the same statement, in the order of their tags. */
    public List<Translation> translations(Published published) {
        return translations(List.of(published)).get(published);
    }

    /** The same for many at once; each of them, the very record, has a list: to compare them would be to read all texts. */
    Map<Published, List<Translation>> translations(Collection<Published> published) {
        var byStatement = PublishedRows.editions(
                store.read(), published.stream().map(Published::statement).toList());
        var others = new IdentityHashMap<Published, List<Translation>>();
        for (var one : published)
            others.put(
                    one,
                    byStatement.getOrDefault(one.statement(), List.of()).stream()
                            .filter(it -> !it.language().equals(one.language()))
                            .toList());
        return others;
    }

    /** What an edition said before it was corrected, newest first. */
    public List<Earlier> earlier(Published published) {
        return store.read()
                .sql("""
                        SELECT revision, title, summary, page_html, from_at, until_at FROM published_revision
                        WHERE edition = :edition ORDER BY revision DESC
                        """)
                .param("edition", published.edition())
                .query((row, n) -> new Earlier(
                        row.getInt("revision"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("page_html"),
                        Instant.ofEpochMilli(row.getLong("from_at")),
                        Instant.ofEpochMilli(row.getLong("until_at"))))
                .list();
    }

    /** A file of a published edition under the name it was published with; empty for every other file there is. */
    public Optional<Download> file(String sha256, String name) {
        return store.read()
                .sql("""
                        SELECT p.role, p.name, p.label, p.sha256, p.credit, p.licence, f.media_type, f.width, f.height,
                               length(f.bytes) AS size, f.bytes
                        FROM published_file p JOIN file f ON f.sha256 = p.sha256
                        WHERE p.sha256 = :sha256 AND p.name = :name LIMIT 1
                        """)
                .param("sha256", sha256)
                .param("name", name)
                .query((row, n) -> new Download(PublishedRows.file(row), row.getBytes("bytes")))
                .optional();
    }

    /**
     * Makes editions public, all or none. An edition that is public already keeps its guid, its number and the instant it
     * was first published; one that reads the same is left as it is, and a minor change moves no instant that is shown.
     *
     * @throws Recalled if one of the statements was killed
     * @throws PathTaken if a page of another statement stands where one of these belongs
     */
    void publish(List<Publication> wanted) {
        oneAtATime(it -> it.publish(wanted));
        refresh();
    }

    /** What would stand there after a publication; nothing is written. */
    Foreseen foreseen(Publication publication) {
        return new Publishing(store.read(), search).foreseen(publication);
    }

    /**
     * Leaves of every edition of a statement no more than that it was there, and why it no longer is. Doing it again changes
     * nothing.
     *
     * @param fallback language of the reason for readers in whose language none was given
     */
    public void kill(long statement, Recall recall, Locale fallback) {
        oneAtATime(it -> it.kill(statement, recall, fallback));
        refresh();
    }

    /** Also among nodes: whoever looks for what is newer than something must not miss what was begun before it. */
    private void oneAtATime(Consumer<Publishing> step) {
        store.run(db -> {
            store.dialect().oneAtATime(db, PUBLISHING);
            step.accept(new Publishing(db, search));
        });
    }

    private long counted(Selection selection, String and) {
        return store.read()
                .sql("SELECT count(*) FROM published WHERE " + selection.condition() + and)
                .params(selection.parameters())
                .query(Long.class)
                .single();
    }

    private List<Published> select(Selection selection, String condition, long skip, int limit) {
        var parameters = selection.parameters();
        parameters.put("skip", skip);
        parameters.put("limit", limit);
        return PublishedRows.list(store.read(), PublishedRows.where(condition), parameters);
    }

    private Optional<Published> first(String condition, Map<String, ?> parameters) {
        return PublishedRows.list(store.read(), PublishedRows.where(condition), parameters).stream()
                .findFirst();
    }

    /** It was killed: nothing of it may become public any more. */
    static final class Recalled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Another statement's page has the same path. */
    static final class PathTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
