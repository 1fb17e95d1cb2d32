package org.communique.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rate limit as a value: how many recipients may still go out, as of an instant. It is stored, so a restart gives nothing
 * away. In any window, what was taken is at most {@code burst + rate × window}.
 *
 * @param tokens what is left, 0 or more
 * @param at     the instant that is true of, ms precision is enough
 */
public record TokenBucket(double tokens, Instant at) {

    /** A stored instant further ahead than this is a clock that was set back: counting begins anew, with nothing added. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** A wait of ten years is none that anybody waits out, in seconds. */
    private static final double NEVER = Duration.ofDays(3_650).toSeconds();

    public TokenBucket {
        if (!(tokens >= 0) || Double.isInfinite(tokens)) throw new IllegalArgumentException("tokens are 0 or more");
    }

    /** A bucket filled to {@code burst}. */
    public static TokenBucket full(double burst, Instant now) {
        return new TokenBucket(burst, now);
    }

    /**
     * Adds what the time since {@link #at} is worth. A clock that went backwards adds nothing and takes nothing; the later
     * instant stays, lest the same second be counted twice, by two machines for instance.
     *
     * @param perSecond tokens a second, 0 or more
     * @param burst     most the bucket holds, at least 1 to let anything through
     */
    public TokenBucket refill(Instant now, double perSecond, double burst) {
        if (!(perSecond >= 0) || !(burst >= 0)) throw new IllegalArgumentException("rate and burst are 0 or more");
        var passed = Duration.between(at, now);
        if (passed.isNegative())
            return new TokenBucket(Math.min(tokens, burst), passed.negated().compareTo(MAX_AHEAD) > 0 ? now : at);
        var seconds = passed.getSeconds() + passed.getNano() / 1e9;
        return new TokenBucket(Math.min(burst, tokens + seconds * perSecond), now);
    }

    /** The bucket without {@code n} tokens (1 or more), or empty if it has fewer: then nothing is taken. */
    public Optional<TokenBucket> take(int n) {
        if (n < 1) throw new IllegalArgumentException("take 1 or more");
        return tokens < n ? Optional.empty() : Optional.of(new TokenBucket(tokens - n, at));
    }

    /** The instant at which {@code n} tokens will be there; {@link Instant#MAX} if never. */
    public Instant due(int n, double perSecond, double burst) {
        if (tokens >= n) return at;
        if (perSecond <= 0 || n > burst) return Instant.MAX;
        var seconds = (n - tokens) / perSecond;
        return seconds > NEVER ? Instant.MAX : at.plusMillis((long) Math.ceil(seconds * 1000));
    }
}
