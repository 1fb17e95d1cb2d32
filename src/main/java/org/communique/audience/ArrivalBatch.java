package org.communique.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.communique.vault.Envelopes;

/** Some thousand people on their way through an import. Each stage fills in its part and hands the batch on. */
public final class ArrivalBatch {

    final List<Arrival> people;
    final byte[][] blind;
    final byte[][] domain;
    /** Certain to be unknown to the organisation when the batch was recognised. */
    final boolean[] unknown;

    final long[] contacts;
    final byte[][] uid;
    final Envelopes.Sealed[] sealed;
    final Arrival.Outcome[] outcomes;

    /** Contacts we knew, and the lists they are new on. */
    final List<Joining> joinings = new ArrayList<>();

    final List<ContactChange> changes = new ArrayList<>();

    /** One of them. */
    record Joining(long list, int who) {}

    ArrivalBatch(List<Arrival> people) {
        this.people = List.copyOf(people);
        int n = people.size();
        blind = new byte[n][];
        domain = new byte[n][];
        unknown = new boolean[n];
        contacts = new long[n];
        uid = new byte[n][];
        sealed = new Envelopes.Sealed[n];
        outcomes = new Arrival.Outcome[n];
    }

    /** What became of each, in the order they came in; known once the batch is written. */
    public List<Arrival.Outcome> outcomes() {
        return Arrays.asList(outcomes);
    }

    int size() {
        return people.size();
    }

    boolean joins(int i) {
        return people.get(i).standing() == Arrival.Standing.JOINS;
    }

    boolean becomesContact(int i) {
        return joins(i) || people.get(i).standing() == Arrival.Standing.LEFT;
    }

    /** Whom to make a contact of, in the order of their numbers. */
    int[] fresh() {
        return sorted(
                IntStream.range(0, size())
                        .filter(i -> outcomes[i] == null && sealed[i] != null)
                        .toArray(),
                i -> contacts[i]);
    }

    /** Bits of a key to sort by. */
    static final int KEY_BITS = 43;

    /** @param key not negative, of {@link #KEY_BITS} bits */
    static int[] sorted(int[] who, IntToLongFunction key) {
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
        Arrays.fill(sealed, null);
        joinings.clear();
        changes.clear();
    }
}
