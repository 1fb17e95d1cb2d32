package org.communique.web.desk.press;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.presscontact.PressContact;
import org.communique.presscontact.PressContacts;
import org.communique.presscontact.PressRequest;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.web.desk.Visit;

/** What the press desk reads, in words. */
record PressView(Visit visit, Instant now) {

    static PressView of(Visit visit, Clock clock) {
        return new PressView(visit, clock.instant());
    }

    /**
     * A press contact, masked.
     *
     * @param until accredited until; empty = not
     * @param due   whether all of it is to be looked at again
     */
    record Row(
            long id,
            String href,
            String address,
            String outlet,
            String beat,
            String language,
            String basis,
            String source,
            String until,
            String review,
            boolean due) {}

    /** What somebody asks, without who. */
    record Waiting(long id, String kind, long contact, String languages, String at) {}

    /** A piece of the evidence of an accreditation. */
    record Accepted(String event, String terms, String at, String until) {}

    Row row(PressContacts.Row it) {
        PressContact record = it.record();
        return new Row(
                record.contact(),
                visit.path("/press/" + record.contact()),
                it.address(),
                it.outlet(),
                it.beat(),
                Languages.name(it.language(), language()),
                of("desk.press.basis-" + record.basis().code()),
                of("desk.press.source-" + record.source().code()),
                record.until()
                        .filter(end -> end.isAfter(now))
                        .map(this::lastDay)
                        .orElse(""),
                day(record.review()),
                !record.review().isAfter(now));
    }

    Waiting waiting(PressRequest it) {
        return new Waiting(
                it.id(),
                of("desk.press.request-" + it.kind().code()),
                it.contact(),
                String.join(
                        ", ",
                        it.languages().stream()
                                .map(tag -> Languages.name(tag, language()))
                                .toList()),
                day(it.at()));
    }

    List<Accepted> accepted(List<PressContacts.Acceptance> all) {
        return all.stream()
                .map(it -> new Accepted(
                        of("desk.press.event-" + it.event()), it.terms(), day(it.at()), lastDay(it.until())))
                .toList();
    }

    String of(String key, Object... arguments) {
        return Phrases.get(Phrases.desk(language()), key, arguments);
    }

    String day(Instant instant) {
        return Moments.day(instant, visit.zone(), language());
    }

    /** What holds until midnight holds on the day before it. */
    private String lastDay(Instant until) {
        return day(until.minusMillis(1));
    }

    String moment(Instant instant) {
        return Moments.inWords(instant, visit.zone(), Phrases.desk(language()));
    }

    /** The end of a day that was written as {@code 2026-12-31}; empty if it is none, or over. */
    Optional<Instant> endOf(String day) {
        try {
            return Optional.of(LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(visit.zone())
                            .toInstant())
                    .filter(it -> it.isAfter(now));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Locale language() {
        return visit.user().language();
    }
}
