package org.communique.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * One session while a request uses it. Its attributes are strings and nothing else: what is read from the database is never
 * turned into objects of a class that the row names.
 */
public final class KeptSession implements Session {

    /** Name of the user who has signed in. */
    public static final String USER = "user";

    /** When she last proved who she is, ms. */
    public static final String PROVED = "proved";

    private final Map<String, String> attributes;
    private final Map<String, @Nullable String> changes = new HashMap<>();
    private final Times times;
    private final Ids ids;
    private final @Nullable String storedAs;
    private String id;

    /** @param idle how long nobody may be seen */
    record Times(Instant created, Instant seen, Duration idle) {}

    /** Makes ids that nobody can guess. */
    interface Ids {
        String next();
    }

    /** A new one. */
    KeptSession(Times times, Ids ids) {
        this(null, Map.of(), times, ids);
    }

    /** One that is in the database. @param storedAs its id there; null = in none */
    KeptSession(@Nullable String storedAs, Map<String, String> attributes, Times times, Ids ids) {
        this.storedAs = storedAs;
        this.id = storedAs == null ? ids.next() : storedAs;
        this.attributes = new HashMap<>(attributes);
        this.times = times;
        this.ids = ids;
    }

    @Nullable
    String storedAs() {
        return storedAs;
    }

    /** What this request has set; null = removed. */
    Map<String, @Nullable String> changes() {
        return changes;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        id = ids.next();
        return id;
    }

    @Override
    @SuppressWarnings("unchecked") // they are all strings; whoever asks for another type is mistaken and is told so
    public <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return new LinkedHashSet<>(attributes.keySet());
    }

    /** @throws ClassCastException if the value is no string */
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            removeAttribute(name);
            return;
        }
        attributes.put(name, (String) value);
        changes.put(name, (String) value);
    }

    @Override
    public void removeAttribute(String name) {
        if (attributes.remove(name) != null) changes.put(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return times.created();
    }

    /** Nothing: the repository knows by its own clock when somebody was seen. */
    @Override
    public void setLastAccessedTime(Instant ignored) {}

    @Override
    public Instant getLastAccessedTime() {
        return times.seen();
    }

    /** Nothing: the settings say it. */
    @Override
    public void setMaxInactiveInterval(Duration ignored) {}

    @Override
    public Duration getMaxInactiveInterval() {
        return times.idle();
    }

    /** Never: one that is over is not found. */
    @Override
    public boolean isExpired() {
        return false;
    }
}
