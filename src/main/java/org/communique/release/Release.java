package org.communique.release;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The approved decision to publish a statement.
 *
 * @param dueAt      release time; under embargo the instant the embargo ends
 * @param zone       zone the release time was planned in
 * @param advanceAt  present under embargo: when the press lists get their advance copy, before {@code dueAt}
 * @param advancedAt when the advance copies were handed over
 * @param deadlineAt last instant at which an attempt may begin; empty = the usual patience
 * @param reason     why it is held or withdrawn
 */
public record Release(
        long id,
        long organisation,
        long statement,
        ReleaseState state,
        Instant dueAt,
        ZoneId zone,
        Optional<Instant> advanceAt,
        Optional<Instant> advancedAt,
        Optional<Instant> deadlineAt,
        Optional<String> reason) {}
