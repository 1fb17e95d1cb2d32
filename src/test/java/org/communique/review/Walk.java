package org.communique.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.communique.review.Review.State;

/**
 * One release and the people around it, as {@link Reviews} moves them but without a database: every verdict is the judge's own. What
 * happened is written down a second time, in the plainest way, to be counted by hand.
 */
final class Walk {

    private static final List<String> PEOPLE = List.of("ann", "ben", "cas", "wen", "pia");
    private static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");

    /** Somebody has said yes to a hash, at a time when she had no hand in it. */
    private record Yes(int asking, String name, String hash) {}

    private final Random random;
    private final Set<String> hands = new HashSet<>(Set.of("wen"));
    private final Set<Yes> said = new HashSet<>();
    private final Set<Integer> objected = new HashSet<>();
    private int version;
    private int asking;
    private boolean clock;
    private Instant now = NINE;
    Optional<Review> review = Optional.empty();
    final Set<String> ways = new HashSet<>();
    int scheduled;

    Walk(Random random) {
        this.random = random;
    }

    void step() {
        switch (random.nextInt(10)) {
            case 0 -> change(somebody());
            case 1, 2 -> ask(somebody());
            case 3 -> silence();
            case 4 -> now = now.plus(Duration.ofHours(random.nextInt(30)));
            default -> say(somebody());
        }
    }

    /** What is wrong if the clock has it. */
    Set<String> faults() {
        var faults = new TreeSet<String>();
        if (!clock) return faults;
        var it = review.orElseThrow();
        long yes = said.stream()
                .filter(one -> one.asking() == asking && one.hash().equals(hash()))
                .map(Yes::name)
                .filter(name -> !name.equals(it.asked().by()))
                .distinct()
                .count();
        boolean silent = it.asked().deadline().filter(at -> !at.isAfter(now)).isPresent();
        if (!it.hash().equals(hash())) faults.add("it is not what was approved");
        if (objected.contains(asking)) faults.add("somebody objected");
        if (yes < it.needed() && !silent) faults.add(yes + " said yes and " + it.needed() + " have to");
        if (it.asked().urgent() && it.asked().note().isBlank()) faults.add("nobody said why it cannot wait");
        return faults;
    }

    private void ask(String by) {
        boolean current = review.filter(it -> it.state() == State.OPEN || it.state() == State.APPROVED)
                .isPresent();
        if (current) return;
        boolean urgent = random.nextInt(4) == 0;
        var way = random.nextBoolean() ? Policy.Way.VOICES : Policy.Way.SILENCE;
        var policy = new Policy(way, 1 + random.nextInt(3), named(), List.of(), 1, random.nextInt(2));
        var deadline = way == Policy.Way.SILENCE && !urgent ? Optional.of(now.plus(Duration.ofDays(1))) : noDeadline();
        asking++;
        var asked = new Review.Asked(by, urgent ? "The court rules at noon." : "", policy, urgent, now, deadline);
        review = Optional.of(new Review(asking, 1, State.OPEN, hash(), asked, List.of(), Optional.empty()));
        if (review.get().suffices(hash(), now)) approve(review.get(), "urgent alone");
    }

    private static Optional<Instant> noDeadline() {
        return Optional.empty();
    }

    private List<String> named() {
        return random.nextInt(3) == 0 ? List.of("ann", "ben", "wen") : List.of();
    }

    private void say(String name) {
        if (review.isEmpty()) return;
        var it = review.get();
        boolean hand = hands.contains(name);
        boolean asked = it.asked().urgent()
                || it.asked().policy().people().isEmpty()
                || it.asked().policy().people().contains(name);
        var shown = random.nextInt(5) == 0 ? hash(Math.max(0, version - 1)) : hash();
        var say = new Say(name, random.nextInt(6) > 0, shown, random.nextBoolean() ? "Why" : "", false);
        var ruling = it.hear(say, new Review.Standing(asked, hand));
        if (ruling instanceof Ruling.Refused) return;
        if (say.yes() && !hand) said.add(new Yes(asking, name, shown));
        if (!say.yes()) objected.add(asking);
        var voices = new ArrayList<>(it.voices());
        voices.add(new Say.Voice(say, now));
        var heard = with(it, it.state(), voices);
        review = Optional.of(ruling instanceof Ruling.Returned ? with(heard, State.RETURNED, voices) : heard);
        if (ruling instanceof Ruling.Approved) approve(heard, it.asked().urgent() ? "urgent" : "voices");
    }

    private void silence() {
        review.filter(it -> it.state() == State.OPEN && it.silent(now)).ifPresent(it -> approve(it, "silence"));
    }

    private void approve(Review it, String way) {
        if (!it.suffices(hash(), now)) throw new AssertionError("nobody has approved it");
        review = Optional.of(with(it, State.APPROVED, it.voices()));
        clock = true;
        scheduled++;
        ways.add(way);
    }

    private void change(String by) {
        version++;
        hands.add(by);
        if (hands.size() > 2) hands.remove(PEOPLE.get(random.nextInt(3)));
        clock = false;
        review = review.map(it ->
                it.state() == State.OPEN || it.state() == State.APPROVED ? with(it, State.VOID, it.voices()) : it);
    }

    private static Review with(Review it, State state, List<Say.Voice> voices) {
        return new Review(it.id(), it.release(), state, it.hash(), it.asked(), voices, it.end());
    }

    private String somebody() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private String hash() {
        return hash(version);
    }

    private static String hash(int version) {
        return "%064x".formatted(version + 1);
    }
}
