package org.communique.release;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * An instant, and the zone it was planned in.
 *
 * <p>Wall time that does not exist (a gap when clocks go forward) or exists twice (when they go back) is refused with the
 * instants it could mean; nobody is surprised by an hour.
 */
public record ReleaseTime(Instant instant, ZoneId zone) {

    /** This very moment. */
    public static ReleaseTime now(Clock clock, ZoneId zone) {
        return new ReleaseTime(Instant.ofEpochMilli(clock.millis()), zone);
    }

    /**
     * Reads {@code 2026-12-01T10:00} with a zone, or {@code 2026-12-01T10:00+01:00} or {@code …Z} with or without one.
     *
     * @throws InvalidRelease if there is no zone, the time is past, does not exist or exists twice, or cannot be read
     */
    public static ReleaseTime parse(String field, String text, Optional<String> zoneName, Clock clock) {
        var zone = zoneName.map(name -> zone(name));
        var time = offset(text)
                .map(at -> new ReleaseTime(at.toInstant(), zone.orElse(at.getOffset())))
                .orElseGet(() -> local(field, text, zone));
        if (time.instant().isBefore(clock.instant()))
            throw new InvalidRelease(field, text + " is past: choose a later time, or release now");
        return time;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidRelease("zone", "no zone is named '" + name + "': write one such as Europe/Amsterdam");
        }
    }

    private static Optional<OffsetDateTime> offset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException noOffset) {
            return Optional.empty();
        }
    }

    private static ReleaseTime local(String field, String text, Optional<ZoneId> zone) {
        LocalDateTime wall;
        try {
            wall = LocalDateTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidRelease(field, "'" + text + "' is not a time: write one such as 2026-12-01T10:00");
        }
        var in = zone.orElseThrow(() -> new InvalidRelease(
                field, text + " has no zone: add one, such as Europe/Amsterdam, or write " + text + "Z"));
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(wall);
        if (offsets.size() == 1) return new ReleaseTime(wall.toInstant(offsets.get(0)), in);
        throw new InvalidRelease(field, ambiguous(wall, in));
    }

    private static String ambiguous(LocalDateTime wall, ZoneId zone) {
        var change = zone.getRules().getTransition(wall);
        var earlier = wall.atOffset(change.getOffsetBefore());
        var later = wall.atOffset(change.getOffsetAfter());
        return change.isGap()
                ? wall + " does not exist in " + zone + ", the clocks skip it: write "
                        + change.getDateTimeBefore().minusMinutes(1).atOffset(change.getOffsetBefore()) + " or "
                        + change.getDateTimeAfter().atOffset(change.getOffsetAfter())
                : wall + " comes twice in " + zone + ": write " + earlier + " or " + later;
    }
}
