package org.communique.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The archive documents that were asked for last. They are made when they are asked for: there may be as many as statements,
 * and they are read by importers, once. What was made from one generation of the snapshot is not kept in the next, lest the
 * text of a killed statement live on.
 */
final class ArchiveDocuments {

    /** Some ten megabytes. */
    static final int MOST_KEPT = 64;

    private final Map<String, Prepared> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private long generation = -1;

    /** @param now generation that is served; read before anything {@code make} reads */
    Optional<Prepared> get(String path, long now, Supplier<Optional<Prepared>> make) {
        var known = known(path, now);
        if (known.isPresent()) return known;
        var made = make.get();
        made.ifPresent(it -> keep(path, now, it));
        return made;
    }

    private synchronized Optional<Prepared> known(String path, long now) {
        if (now > generation) {
            kept.clear();
            generation = now;
        }
        return Optional.ofNullable(kept.get(path));
    }

    private synchronized void keep(String path, long now, Prepared made) {
        if (now == generation) kept.put(path, made);
    }

    synchronized int size() {
        return kept.size();
    }
}
