package org.communique.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Some thousand people on their way through an import, each once and in the order of their blind indexes. Each stage fills in its
 * part and hands the batch on.
 */
public final class ArrivalBatch {

    final PackedArrivals people;
    /** Certain to be unknown to the organisation when the batch was looked at. */
    final boolean[] unknown;

    final long[] contacts;
    final Arrival.Outcome[] outcomes;
    SealedCards sealed;

    /** Contacts we knew, and the lists they are new on. */
    final List<Joining> joinings = new ArrayList<>();

    final List<ContactChange> changes = new ArrayList<>();
    final List<EvidenceOfImport.Span> evidence = new ArrayList<>();

    private final int again;

    /** One of them. */
    record Joining(long list, int who) {}

    /** @param again rows of the file that name one of these people once more */
    ArrivalBatch(PackedArrivals people, int again) {
        this.people = people;
        this.again = again;
        unknown = new boolean[size()];
        contacts = new long[size()];
        outcomes = new Arrival.Outcome[size()];
        sealed = new SealedCards(people);
    }

    /** What became of how many rows; known once the batch is written. */
    public Map<Arrival.Outcome, Long> outcomes() {
        var counts = new EnumMap<Arrival.Outcome, Long>(Arrival.Outcome.class);
        for (var outcome : outcomes) counts.merge(outcome, 1L, Long::sum);
        if (again > 0) counts.merge(Arrival.Outcome.THERE, (long) again, Long::sum);
        return counts;
    }

    /** Whether this is the end. */
    public boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return people.size();
    }

    boolean joins(int i) {
        return people.standing(i) == Arrival.Standing.JOINS;
    }

    boolean becomesContact(int i) {
        return joins(i) || people.standing(i) == Arrival.Standing.LEFT;
    }

    /** Whom to make a contact of, in the order of their numbers. */
    int[] fresh() {
        return sorted(
                IntStream.range(0, size())
                        .filter(i -> outcomes[i] == null && sealed.has(i))
                        .toArray(),
                i -> contacts[i]);
    }

    /** Bits of a key to sort by. */
    private static final int KEY_BITS = 43;

    /** @param key not negative, of {@link #KEY_BITS} bits */
    private static int[] sorted(int[] who, IntToLongFunction key) {
        int bits = Long.SIZE - 1 - KEY_BITS;
        return IntStream.of(who)
                .mapToLong(i -> key.applyAsLong(i) << bits | i)
                .sorted()
                .mapToInt(it -> (int) (it & (1 << bits) - 1))
                .toArray();
    }

    /** Begins anew: somebody else was faster with one of them. */
    void forget() {
        Arrays.fill(unknown, false);
        Arrays.fill(contacts, 0);
        Arrays.fill(outcomes, null);
        sealed = new SealedCards(people);
        joinings.clear();
        changes.clear();
        evidence.clear();
    }
}
