package org.communique.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.communique.delivery.Parcel;

/** The templates used last, for many threads; the deliveries of a dispatch hand in the same objects again and again. */
final class TemplateCache<T> {

    private final int limit;
    private final Map<Key, T> recent = new LinkedHashMap<>(16, 0.75f, true);

    /** @param limit templates kept; one has the size of two or three mails */
    TemplateCache(int limit) {
        this.limit = limit;
    }

    /** What is known for a parcel's shared parts, or {@code made}; two threads may make the same at once, which is harmless. */
    T of(Parcel parcel, Supplier<T> made) {
        var recipient = parcel.recipient().orElseThrow();
        var key = new Key(
                new Same(parcel.letter()),
                new Same(parcel.editions().get(0)),
                recipient.listSlug(),
                recipient.listName());
        synchronized (recent) {
            var known = recent.get(key);
            if (known != null) return known;
        }
        var template = made.get();
        synchronized (recent) {
            recent.put(key, template);
            if (recent.size() > limit) recent.remove(recent.keySet().iterator().next());
        }
        return template;
    }

    int size() {
        synchronized (recent) {
            return recent.size();
        }
    }

    private record Key(Same letter, Same edition, String listSlug, String listName) {}

    /** Equal only to itself: comparing an edition by its text would cost more than filling it. */
    private static final class Same {

        private final Object it;

        Same(Object it) {
            this.it = it;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.it == it;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(it);
        }
    }
}
