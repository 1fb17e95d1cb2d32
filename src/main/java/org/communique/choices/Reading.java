package org.communique.choices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communique.audience.Chosen;
import org.communique.audience.Rhythm;
import org.communique.statement.Languages;

/** Reads a form against what was offered. */
record Reading(Standing standing, Wanted wanted, Instant now) {

    private static final List<String> MONTHS = List.of("1", "3", "6");
    private static final int LONGEST_YEARS = 1;

    /** What is wrong with it; empty = nothing. */
    Optional<Choosing> fault() {
        if (tags().isEmpty()) return Optional.of(Choosing.NO_LANGUAGE);
        boolean offered = tags().size() == languages().size()
                && Rhythm.of(wanted.rhythm()).isPresent()
                && topics().containsAll(wanted.topics());
        if (!offered) return Optional.of(Choosing.NOT_OFFERED);
        return switch (wanted.pause()) {
            case "none", "keep" -> Optional.empty();
            case "until" -> day().isPresent() ? Optional.empty() : Optional.of(Choosing.NO_SUCH_DAY);
            default -> MONTHS.contains(wanted.pause()) ? Optional.empty() : Optional.of(Choosing.NOT_OFFERED);
        };
    }

    /** What it says, once it has no fault. @param before the pause until now */
    Chosen chosen(Optional<Instant> before) {
        return new Chosen(
                languages(), wanted.topics(), Rhythm.of(wanted.rhythm()).orElseThrow(), paused(before));
    }

    private Optional<Instant> paused(Optional<Instant> before) {
        return switch (wanted.pause()) {
            case "none" -> Optional.empty();
            case "keep" -> before;
            case "until" -> day().map(this::begins);
            default -> Optional.of(begins(today().plusMonths(Long.parseLong(wanted.pause()))));
        };
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private List<String> tags() {
        return wanted.languages().stream()
                .filter(Predicate.not(String::isBlank))
                .distinct()
                .toList();
    }

    private List<Locale> languages() {
        return tags().stream()
                .flatMap(it -> Languages.parse(it).stream())
                .filter(standing.offered()::contains)
                .toList();
    }

    private java.util.Set<String> topics() {
        return standing.topics().stream().map(Standing.Topic::slug).collect(Collectors.toSet());
    }

    /** Within the year to come. */
    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(wanted.until()))
                    .filter(it -> it.isAfter(today()) && !it.isAfter(today().plusYears(LONGEST_YEARS)));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone());
    }

    private ZoneId zone() {
        return standing.organisation().zone();
    }
}
