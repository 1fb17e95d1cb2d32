package org.communique.review;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A release as somebody wants it approved, and what was said of it. The only judge of whether that is enough; pure.
 *
 * @param hash    of everything that goes out, to whom and when, as it was when it was asked for
 * @param asked   who asked for what
 * @param voices  in the order they were heard
 * @param end     when it was decided or became void; empty = it is open
 */
public record Review(
        long id, long release, State state, String hash, Asked asked, List<Say.Voice> voices, Optional<End> end) {

    /** Where it stands. */
    public enum State {
        OPEN,
        APPROVED,
        RETURNED,
        VOID
    }

    /**
     * What was asked for.
     *
     * @param by       user; she has said yes by asking
     * @param note     for those who are asked; of an urgent one the reason
     * @param policy   that holds, whatever the organisation writes down later
     * @param deadline present if silence until then counts as a yes
     */
    public record Asked(String by, String note, Policy policy, boolean urgent, Instant at, Optional<Instant> deadline) {

        /** How many have to say yes: of an urgent one, as many as the policy keeps for that. */
        public int needed() {
            return urgent ? policy.urgent() : policy.needed();
        }
    }

    /** @param by user; empty = the clock */
    public record End(Instant at, String by) {}

    /** Who speaks: whether she is one of those who are asked, and whether she had a hand in text or plan. */
    record Standing(boolean asked, boolean hand) {}

    public Review {
        voices = List.copyOf(voices);
    }

    /** What comes of something that is said. Who asked, wrote or planned it has no say, whatever else she is. */
    Ruling hear(Say say, Standing who) {
        if (state != State.OPEN) return new Ruling.Refused(Ruling.Why.ENDED);
        if (!say.hash().equals(hash)) return new Ruling.Refused(Ruling.Why.CHANGED);
        if (who.hand() || say.name().equals(asked.by())) return new Ruling.Refused(Ruling.Why.OWN);
        if (!who.asked()) return new Ruling.Refused(Ruling.Why.NOT_ASKED);
        if (voices.stream().anyMatch(it -> it.say().name().equals(say.name())))
            return new Ruling.Refused(Ruling.Why.SAID);
        if (!say.yes() && say.note().isBlank()) return new Ruling.Refused(Ruling.Why.NO_NOTE);
        if (!say.yes()) return new Ruling.Returned();
        int missing = missing() - 1;
        return missing <= 0 ? new Ruling.Approved() : new Ruling.Counted(missing);
    }

    /** How many more have to say yes. */
    public int missing() {
        var yes = new HashSet<String>();
        for (var it : voices)
            if (it.say().yes()
                    && it.say().hash().equals(hash)
                    && !it.say().name().equals(asked.by())) yes.add(it.say().name());
        return Math.max(0, needed() - yes.size());
    }

    /** How many have to say yes. */
    public int needed() {
        return asked.needed();
    }

    /** Whether a release of this hash may go out at this moment by what was said, or was not. */
    public boolean suffices(String now, Instant at) {
        boolean open = state == State.OPEN || state == State.APPROVED;
        boolean objected = voices.stream().anyMatch(it -> !it.say().yes());
        if (!open || objected || !now.equals(hash)) return false;
        return missing() == 0 || silent(at);
    }

    /** Whether nobody has objected until the deadline. */
    boolean silent(Instant at) {
        return !asked.urgent()
                && asked.policy().way() == Policy.Way.SILENCE
                && asked.deadline().filter(it -> !it.isAfter(at)).isPresent()
                && voices.stream().allMatch(it -> it.say().yes());
    }

    /** As much of the hash as people compare. */
    public String shortHash() {
        return hash.substring(0, 12);
    }
}
