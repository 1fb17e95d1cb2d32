package org.communique.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A time as somebody writes it into a form.
 *
 * @param date   such as {@code 2026-10-17}
 * @param time   such as {@code 10:00}
 * @param zone   such as {@code Europe/Amsterdam}
 * @param chosen the instant she meant, if she was asked which of two; otherwise empty
 */
public record WallTime(String date, String time, String zone, String chosen) {

    /** As a clock there shows an instant, which is the one meant. */
    public static WallTime of(Instant instant, ZoneId zone) {
        var there = instant.atZone(zone);
        return new WallTime(
                there.toLocalDate().toString(),
                there.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                zone.getId(),
                instant.toString());
    }

    /** What it means. */
    public sealed interface Reading {

        /** One instant, and it can still be. */
        record Clear(ReleaseTime time) implements Reading {}

        /** The clocks skip it. @param either the last instant before the gap that a form can name, and the first after it */
        record Skipped(List<Instant> either) implements Reading {}

        /** The clocks show it twice. @param either both, the earlier first */
        record Twice(List<Instant> either) implements Reading {}

        /** It is over, or too near to be taken back. @param earliest the first whole minute that can be */
        record Past(Instant earliest) implements Reading {}

        /** It is no date, no time, or no zone. */
        record Unreadable() implements Reading {}
    }

    /** @param earliest what is before it is over, or too near, see {@link Decisions#earliest} */
    public Reading read(Instant earliest) {
        var wall = wall();
        var in = zoneId();
        if (wall.isEmpty() || in.isEmpty()) return new Reading.Unreadable();
        var offsets = in.get().getRules().getValidOffsets(wall.get());
        if (offsets.size() == 1) return future(wall.get().toInstant(offsets.get(0)), in.get(), earliest);
        var either = either(wall.get(), in.get());
        var meant = either.stream().filter(it -> it.toString().equals(chosen)).findFirst();
        if (meant.isPresent()) return future(meant.get(), in.get(), earliest);
        return offsets.isEmpty() ? new Reading.Skipped(either) : new Reading.Twice(either);
    }

    /** The two instants it could mean, if the clocks of the zone change then; otherwise empty. */
    public List<Instant> either() {
        var in = zoneId();
        return wall().filter(it -> in.isPresent())
                .filter(it -> in.get().getRules().getValidOffsets(it).size() != 1)
                .map(it -> either(it, in.get()))
                .orElse(List.of());
    }

    private static List<Instant> either(LocalDateTime wall, ZoneId zone) {
        var change = zone.getRules().getTransition(wall);
        if (change.isGap()) return List.of(change.getInstant().minusSeconds(60), change.getInstant());
        return List.of(wall.toInstant(change.getOffsetBefore()), wall.toInstant(change.getOffsetAfter()));
    }

    private static Reading future(Instant instant, ZoneId zone, Instant earliest) {
        if (!instant.isBefore(earliest)) return new Reading.Clear(new ReleaseTime(instant, zone));
        long minute = Math.floorDiv(earliest.getEpochSecond() + 60, 60);
        return new Reading.Past(Instant.ofEpochSecond(minute * 60));
    }

    private Optional<LocalDateTime> wall() {
        try {
            return Optional.of(LocalDate.parse(date).atTime(LocalTime.parse(time)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zoneId() {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
