package org.communique.release;

import java.util.List;

/**
 * What makes the audience of a release smaller than its lists. It never makes it larger: consent is given to a list.
 *
 * @param segments            ids; if there are some, only who is in one of them
 * @param withoutSegments     ids; nobody who is in one of them
 * @param withoutLists        ids; nobody who is on one of them
 * @param withoutRecipientsOf ids of releases; nobody who has had one of them, or is about to
 */
public record Narrowing(
        List<Long> segments, List<Long> withoutSegments, List<Long> withoutLists, List<Long> withoutRecipientsOf) {

    /** Everybody on the lists. */
    public static final Narrowing NONE = new Narrowing(List.of(), List.of(), List.of(), List.of());

    public Narrowing {
        segments = segments.stream().distinct().sorted().toList();
        withoutSegments = withoutSegments.stream().distinct().sorted().toList();
        withoutLists = withoutLists.stream().distinct().sorted().toList();
        withoutRecipientsOf = withoutRecipientsOf.stream().distinct().sorted().toList();
        if (segments.stream().anyMatch(withoutSegments::contains))
            throw new InvalidRelease("segment", "a segment cannot be both the audience and left out of it");
    }
}
