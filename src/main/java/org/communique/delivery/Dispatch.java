package org.communique.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * One release through one channel, with its frozen recipients.
 *
 * @param phase      {@code advance} or {@code public}
 * @param state      {@code preparing}, {@code submitting}, {@code submitted}, {@code failed}, {@code cancelled}
 * @param salt       random, a part of the token of each of its deliveries
 * @param deadlineAt no attempt begins after it
 * @param pause      why it is paused; empty if it is not
 * @param candidates counted on its own when frozen: subscriptions of the audience, or 1 for the public
 */
public record Dispatch(
        long id,
        long release,
        String channel,
        String phase,
        String state,
        long candidates,
        long salt,
        Instant frozenAt,
        Instant deadlineAt,
        Optional<String> pause,
        Optional<Instant> endedAt) {}
