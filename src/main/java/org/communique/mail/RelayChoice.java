package org.communique.mail;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of several relays the next connection goes to: in proportion to their weights, past those that are down (smooth
 * weighted round robin, as nginx does it). The same number gives the same relay, so no state is kept.
 *
 * @param relays in the order of the settings; names are unique
 */
record RelayChoice(List<Candidate> relays) {

    /** What a relay is for. The two never mix: bulk must not spoil the reputation that a confirmation mail needs. */
    enum Purpose {
        /** Confirmations, sign-in links, notices to staff. */
        TRANSACTIONAL,
        /** Releases to an audience. */
        BULK
    }

    /**
     * A relay as far as choosing goes.
     *
     * @param weight    1 to 100
     * @param purposes  what it may carry, one or both
     * @param downUntil not to be tried before; {@link Instant#EPOCH} = it is up
     */
    record Candidate(String name, int weight, Set<Purpose> purposes, Instant downUntil) {
        Candidate {
            purposes = Set.copyOf(purposes);
            if (weight < 1 || weight > 100) throw new IllegalArgumentException("a relay's weight is from 1 to 100");
            if (purposes.isEmpty()) throw new IllegalArgumentException("say what the relay " + name + " is for");
        }
    }

    /** What came of it. */
    sealed interface Choice {
        /** Connect to that relay. */
        record Use(String relay) implements Choice {}

        /** All are down: connect to none before that instant, then choose again. */
        record Wait(Instant until) implements Choice {}
    }

    RelayChoice {
        relays = List.copyOf(relays);
        var names = new HashSet<String>();
        for (var it : relays)
            if (!names.add(it.name())) throw new IllegalArgumentException("two relays are called " + it.name());
    }

    /** True if any relay, up or down, is for that purpose; ask before the first {@link #choose}. */
    boolean serves(Purpose purpose) {
        return relays.stream().anyMatch(it -> it.purposes().contains(purpose));
    }

    /**
     * Chooses for one connection.
     *
     * @param n how many connections were chosen before for this purpose, 0 or more
     * @throws IllegalArgumentException if no relay is for that purpose: the settings lack one
     */
    Choice choose(Purpose purpose, long n, Instant now) {
        var able = relays.stream().filter(it -> it.purposes().contains(purpose)).toList();
        if (able.isEmpty()) throw new IllegalArgumentException("no relay is set for " + purpose);
        var up = able.stream().filter(it -> !it.downUntil().isAfter(now)).toList();
        if (!up.isEmpty()) return new Choice.Use(turn(up, n).name());
        return new Choice.Wait(able.stream()
                .map(Candidate::downUntil)
                .min(Comparator.naturalOrder())
                .orElseThrow());
    }

    /** The n-th turn; a round is as long as the weights' sum, each relay having as many turns as its weight. */
    private static Candidate turn(List<Candidate> up, long n) {
        int round = up.stream().mapToInt(Candidate::weight).sum();
        var credit = new int[up.size()];
        int chosen = 0;
        for (long step = 0; step <= n % round; step++) {
            chosen = 0;
            for (int it = 0; it < credit.length; it++) {
                credit[it] += up.get(it).weight();
                if (credit[it] > credit[chosen]) chosen = it;
            }
            credit[chosen] -= round;
        }
        return up.get(chosen);
    }
}
