package org.communique.audience;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a contact wants of all that we say.
 *
 * @param languages   what she reads, first choice first; at least one
 * @param topics      slugs; none = all
 * @param pausedUntil no mail before; empty = not paused
 */
public record Chosen(List<Locale> languages, Set<String> topics, Rhythm rhythm, Optional<Instant> pausedUntil) {

    /** @throws IllegalArgumentException if there is no language */
    public Chosen {
        languages = languages.stream().distinct().toList();
        topics = Set.copyOf(topics);
        if (languages.isEmpty()) throw new IllegalArgumentException("a contact reads at least one language");
    }
}
