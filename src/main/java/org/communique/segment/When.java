package org.communique.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** A stretch of time, of which one end is open or is now. Days are those of the organisation's zone. */
public sealed interface When {

    /** From an instant, or up to and without it, in ms since 1970. */
    record Bound(boolean from, long at) {}

    /** As it stands in a rule. */
    String text();

    /** What it means at this moment. */
    Bound bound(Clock clock, ZoneId zone);

    /** Until the end of the day before. */
    record Before(LocalDate day) implements When {

        @Override
        public String text() {
            return "before " + day;
        }

        @Override
        public Bound bound(Clock clock, ZoneId zone) {
            return new Bound(false, start(day, zone));
        }
    }

    /** From the beginning of the day after. */
    record After(LocalDate day) implements When {

        @Override
        public String text() {
            return "after " + day;
        }

        @Override
        public Bound bound(Clock clock, ZoneId zone) {
            return new Bound(true, start(day.plusDays(1), zone));
        }
    }

    /** From the beginning of that day. */
    record Since(LocalDate day) implements When {

        @Override
        public String text() {
            return "since " + day;
        }

        @Override
        public Bound bound(Clock clock, ZoneId zone) {
            return new Bound(true, start(day, zone));
        }
    }

    /** In the last days, weeks, months or years, to the second. @param n 1 to 9999 */
    record Within(int n, ChronoUnit unit) implements When {

        @Override
        public String text() {
            return "within " + n + " " + unit.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Bound bound(Clock clock, ZoneId zone) {
            return new Bound(
                    true,
                    clock.instant().atZone(zone).minus(n, unit).toInstant().toEpochMilli());
        }
    }

    /** The unit of {@code days}, {@code day} and so on. */
    static Optional<ChronoUnit> unit(String word) {
        return switch (word) {
            case "day", "days" -> Optional.of(ChronoUnit.DAYS);
            case "week", "weeks" -> Optional.of(ChronoUnit.WEEKS);
            case "month", "months" -> Optional.of(ChronoUnit.MONTHS);
            case "year", "years" -> Optional.of(ChronoUnit.YEARS);
            default -> Optional.empty();
        };
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
