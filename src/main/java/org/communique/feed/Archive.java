package org.communique.feed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.communique.feed.Published.Translation;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The published snapshot: all that anything public may read, and the only reader and writer of the tables
 * {@code published} and {@code published_file}. What has not been copied here by a release does not exist for the public.
 */
public final class Archive {

    private final Store store;
    private final AtomicLong generation = new AtomicLong();

    public Archive(Store store) {
        this.store = store;
    }

    /** A published file with its bytes. */
    public record Download(PublishedFile file, byte[] bytes) {}

    /**
     * Number of the snapshot as last seen by this process; it grows with each publication, also by another process once
     * {@link #refresh()} has looked. 0 before the first look and while nothing is published. It is the instant of the
     * newest change, in milliseconds.
     */
    public long generation() {
        return generation.get();
    }

    /** Looks whether something was published since. One index lookup. */
    public boolean refresh() {
        long newest = store.read()
                .sql("SELECT coalesce(max(updated_at), 0) FROM published")
                .query(Long.class)
                .single();
        return generation.getAndAccumulate(newest, Math::max) < newest;
    }

    /** The edition whose page has this path. */
    public Optional<Published> byPath(String path) {
        return first(PublishedRows.where("path = :path"), Map.of("path", path));
    }

    /** The edition with this permanent id. */
    public Optional<Published> byPublicId(String publicId) {
        return first(PublishedRows.where("public_id = :id"), Map.of("id", publicId));
    }

    /** The newest in a language, newest first. */
    public List<Published> newest(Locale language, int limit) {
        return all(
                PublishedRows.where("language = :language ORDER BY published_at DESC, updated_at DESC LIMIT :limit"),
                Map.of("language", language.toLanguageTag(), "limit", limit));
    }

    /** Everything in a language whose path names this year, newest first. */
    public List<Published> inYear(Locale language, int year) {
        return all(
                PublishedRows.where("path LIKE :prefix ORDER BY published_at DESC, updated_at DESC"),
                Map.of("prefix", "/" + language.toLanguageTag() + "/" + year + "/%"));
    }

    /** The years that have a page in this language, newest first. */
    public List<Integer> years(Locale language) {
        int start = language.toLanguageTag().length() + 3;
        return store.read()
                .sql("""
                        SELECT DISTINCT CAST(substr(path, :start, 4) AS INTEGER) AS year
                        FROM published WHERE language = :language ORDER BY year DESC
                        """)
                .param("start", start)
                .param("language", language.toLanguageTag())
                .query(Integer.class)
                .list();
    }

    /** The languages in which something is published, in the order of their tags. */
    public List<Locale> languages() {
        return store.read()
                .sql("SELECT DISTINCT language FROM published ORDER BY language")
                .query((row, n) -> Locale.forLanguageTag(row.getString("language")))
                .list();
    }

    /** The other editions of the same statement, in the order of their tags. */
    public List<Translation> translations(Published published) {
        return translations(List.of(published)).get(published);
    }

    /** The same for many at once; each of them has a list. */
    Map<Published, List<Translation>> translations(Collection<Published> published) {
        var byStatement = PublishedRows.editions(
                store.read(), published.stream().map(Published::statement).toList());
        var others = new LinkedHashMap<Published, List<Translation>>();
        for (var one : published)
            others.put(
                    one,
                    byStatement.get(one.statement()).stream()
                            .filter(it -> !it.language().equals(one.language()))
                            .toList());
        return others;
    }

    /** A file of a published edition under the name it was published with; empty for every other file there is. */
    public Optional<Download> file(String sha256, String name) {
        return store.read()
                .sql("""
                        SELECT p.role, p.name, p.label, p.sha256, f.media_type, f.width, f.height,
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
     * Makes editions public, all or none. An edition that is public already keeps its guid and the instant it was first
     * published; one that reads the same is left as it is. Whatever changes gets an {@link Published#updatedAt()} of its
     * own, in a second in which nothing else of its language changed, as feeds print seconds.
     *
     * @throws PathTaken if a page of another statement stands where one of these belongs
     */
    void publish(List<Published> wanted) {
        store.run(db -> {
            var changed = wanted.stream().filter(it -> isNews(db, it)).toList();
            long next = nextSecond(db, wanted);
            for (var one : changed) {
                refuseTakenPath(db, one);
                PublishedRows.upsert(db, one, next++);
            }
        });
        refresh();
    }

    private static boolean isNews(JdbcClient db, Published wanted) {
        return PublishedRows.list(db, PublishedRows.where("edition = :edition"), Map.of("edition", wanted.edition()))
                .stream()
                .noneMatch(wanted::readsLike);
    }

    private static long nextSecond(JdbcClient db, List<Published> wanted) {
        long newest = db.sql("SELECT coalesce(max(updated_at), -1) FROM published")
                .query(Long.class)
                .single();
        long free = newest < 0 ? 0 : (newest / 1000 + 1) * 1000;
        long asked = wanted.stream()
                .mapToLong(it -> it.publishedAt().toEpochMilli())
                .max()
                .orElse(0);
        return Math.max(free, asked);
    }

    private static void refuseTakenPath(JdbcClient db, Published wanted) {
        boolean taken = db.sql("SELECT 1 FROM published WHERE path = :path AND edition <> :edition")
                .param("path", wanted.path())
                .param("edition", wanted.edition())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (taken) throw new PathTaken();
    }

    private Optional<Published> first(String sql, Map<String, ?> parameters) {
        return all(sql, parameters).stream().findFirst();
    }

    private List<Published> all(String sql, Map<String, ?> parameters) {
        return PublishedRows.list(store.read(), sql, parameters);
    }

    /** Another statement's page has the same path. */
    static final class PathTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
