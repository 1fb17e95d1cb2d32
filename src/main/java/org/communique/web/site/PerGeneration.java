package org.communique.web.site;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.communique.feed.Prepared;

/**
 * Documents made from one generation of the snapshot, each when it is first asked for. Only what exists is kept, and no more than a
 * number of them, so that nobody can fill the memory with guesses.
 */
final class PerGeneration {

    private final int most;
    private final LongSupplier generation;
    private volatile Kept kept = new Kept(-1, new ConcurrentHashMap<>());

    private record Kept(long generation, Map<String, Prepared> byKey) {}

    PerGeneration(int most, LongSupplier generation) {
        this.most = most;
        this.generation = generation;
    }

    /** @param make gives nothing for what does not exist */
    Optional<Prepared> get(String key, Supplier<Optional<Prepared>> make) {
        long now = generation.getAsLong();
        var current = kept;
        if (current.generation() != now || current.byKey().size() >= most) {
            current = new Kept(now, new ConcurrentHashMap<>());
            kept = current;
        }
        var byKey = current.byKey();
        var ready = byKey.get(key);
        if (ready != null) return Optional.of(ready);
        var made = make.get();
        made.ifPresent(it -> byKey.put(key, it));
        return made;
    }
}
