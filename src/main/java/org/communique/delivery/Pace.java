package org.communique.delivery;

import java.time.Instant;

/**
 * How fast one provider may be served at this moment.
 *
 * @param bucket      what the rate has left
 * @param pausedUntil nothing before it
 * @param slow        recipients a minute until {@code slowUntil}
 * @param narrow      recipients at once until {@code narrowUntil}
 */
record Pace(TokenBucket bucket, Instant pausedUntil, int slow, Instant slowUntil, int narrow, Instant narrowUntil) {

    /** Nothing has been asked of us, and nothing was sent: long ago enough for a full bucket, whatever it holds. */
    static Pace free() {
        return new Pace(new TokenBucket(0, Instant.EPOCH), Instant.EPOCH, 0, Instant.EPOCH, 0, Instant.EPOCH);
    }

    /** The limits of now: what is set, or less for as long as the provider has asked for it. */
    Limits limits(Limits set, Instant now) {
        int perMinute = slowUntil.isAfter(now) ? least(set.perMinute(), slow) : set.perMinute();
        int inFlight = narrowUntil.isAfter(now) ? least(set.inFlight(), narrow) : set.inFlight();
        return new Limits(inFlight, perMinute);
    }

    /**
     * How many more recipients may be claimed.
     *
     * @param held claimed and not settled yet
     */
    int allowed(Limits limits, Instant now, int held) {
        if (pausedUntil.isAfter(now)) return 0;
        int room = limits.inFlight() == 0 ? Integer.MAX_VALUE : Math.max(0, limits.inFlight() - held);
        if (limits.perMinute() == 0) return room;
        return Math.min(room, (int) refilled(limits, now).tokens());
    }

    /** After {@code n} recipients, 1 or more, were claimed. */
    Pace spent(Limits limits, Instant now, int n) {
        if (limits.perMinute() == 0) return this;
        var left = refilled(limits, now).take(n).orElse(new TokenBucket(0, now));
        return new Pace(left, pausedUntil, slow, slowUntil, narrow, narrowUntil);
    }

    /** After the provider has asked for something. A shorter wish never ends a longer one. */
    Pace after(Reaction reaction, Instant now) {
        var until = now.plus(reaction.length());
        if (reaction instanceof Reaction.Pause)
            return new Pace(bucket, later(pausedUntil, until), slow, slowUntil, narrow, narrowUntil);
        if (reaction instanceof Reaction.Slow it)
            return new Pace(bucket, pausedUntil, it.perMinute(), later(slowUntil, until), narrow, narrowUntil);
        var it = (Reaction.Narrow) reaction;
        return new Pace(bucket, pausedUntil, slow, slowUntil, it.inFlight(), later(narrowUntil, until));
    }

    private TokenBucket refilled(Limits limits, Instant now) {
        return bucket.refill(now, limits.perSecond(), limits.burst());
    }

    private static int least(int set, int asked) {
        return set == 0 ? asked : Math.min(set, asked);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
