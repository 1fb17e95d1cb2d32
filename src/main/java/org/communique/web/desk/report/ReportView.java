package org.communique.web.desk.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.audience.ContactList;
import org.communique.progress.Report;
import org.communique.progress.Report.Fate;
import org.communique.progress.Unreached;
import org.communique.statement.Languages;
import org.communique.web.desk.Visit;
import org.communique.web.desk.board.Words;

/** A report in the words of its reader. */
final class ReportView {

    private final Visit visit;
    private final Words words;
    private final List<ContactList> lists;

    ReportView(Visit visit, List<ContactList> lists) {
        this.visit = visit;
        this.words = Words.of(visit.user().language(), visit.zone());
        this.lists = lists;
    }

    /** A number and what it counts. */
    public record Fact(String number, String what) {}

    /** A table: what its rows are, and a number for each fate. @param key of its caption */
    public record Table(String key, List<String> heads, List<Line> lines) {}

    /** @param numbers in the order of the heads of its table */
    public record Line(String name, List<String> numbers) {}

    /** A channel that reaches everybody at once. */
    public record Public(String name, String fate, String when, String note) {}

    /** Why some were owed nothing. */
    public record Left(String why, String list, String number) {}

    /** Everything below the head. @param chart empty if nothing was accepted yet */
    public record Page(
            boolean any,
            List<Fact> facts,
            List<Fact> times,
            Optional<Chart> chart,
            List<Table> tables,
            List<Public> publics,
            List<Left> left) {}

    /** Somebody who did not get it. @param who masked, or a number @param href of her page; empty if she may not be seen */
    public record Person(String who, String href, String list, String language, String why, String note) {}

    /** A page of them. @param next number to go on after; 0 = there are no more */
    public record People(List<Person> shown, long next) {}

    Page page(Report report) {
        return new Page(
                !report.rows().isEmpty()
                        || !report.publics().isEmpty()
                        || !report.leftOut().isEmpty(),
                facts(report),
                times(report.times()),
                Chart.of(report.curve(), words),
                tables(report),
                report.publics().stream().map(this::channel).toList(),
                report.leftOut().stream()
                        .map(it -> new Left(why(it.reason()), list(it.list()), words.number(it.n())))
                        .toList());
    }

    People people(List<Unreached.Person> found, Map<Long, String> masked, long next) {
        var shown = found.stream()
                .map(it -> new Person(
                        who(it.contact(), Optional.ofNullable(masked.get(it.contact()))),
                        masked.containsKey(it.contact()) ? visit.path("/people/" + it.contact()) : "",
                        list(it.list()),
                        it.language().isEmpty() ? "" : language(it.language()),
                        why(it.why()),
                        it.note()))
                .toList();
        return new People(shown, next);
    }

    private String who(long contact, Optional<String> masked) {
        var number = Long.toString(contact);
        return masked.map(it -> words.get("desk.report.masked", number, it))
                .orElse(words.get("desk.report.contact", number));
    }

    private List<Fact> facts(Report report) {
        var facts = new ArrayList<Fact>();
        for (var fate : Fate.values())
            if (fate == Fate.ACCEPTED || report.sum(fate) > 0)
                facts.add(new Fact(words.number(report.sum(fate)), fate(fate)));
        long left = report.leftOut().stream().mapToLong(Report.LeftOut::n).sum();
        facts.add(new Fact(words.number(left), words.get("desk.report.left-out")));
        return facts;
    }

    private List<Fact> times(Report.Times times) {
        return Stream.of(
                        fact(times.began(), times.half(), "desk.report.half"),
                        fact(times.began(), times.most(), "desk.report.most"),
                        fact(times.began(), times.all(), "desk.report.all"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Fact> fact(Optional<Instant> began, Optional<Instant> then, String key) {
        return began.flatMap(
                from -> then.map(to -> new Fact(words.length(Duration.between(from, to)), words.get(key))));
    }

    private List<Table> tables(Report report) {
        if (report.rows().isEmpty()) return List.of();
        return List.of(
                table(
                        report,
                        "desk.report.by-list",
                        it -> it.phase().equals("advance")
                                ? words.get("desk.board.advance", list(it.list()))
                                : list(it.list())),
                table(report, "desk.report.by-language", it -> language(it.language())),
                table(report, "desk.report.by-channel", it -> channel(it.channel())),
                table(
                        report,
                        "desk.report.by-provider",
                        it -> it.provider().equals("other") ? words.get("desk.report.other-provider") : it.provider()));
    }

    private Table table(Report report, String key, Function<Report.Row, String> name) {
        var fates = Stream.of(Fate.values())
                .filter(it -> it == Fate.ACCEPTED || report.sum(it) > 0)
                .toList();
        var lines = new ArrayList<Line>();
        report.by(name)
                .forEach((it, counts) -> lines.add(new Line(
                        it,
                        fates.stream()
                                .map(fate -> words.number(counts.get(fate)))
                                .toList())));
        return new Table(key, fates.stream().map(this::fate).toList(), lines);
    }

    private Public channel(Report.Public it) {
        return new Public(
                channel(it.channel()),
                fate(it.fate()),
                it.at().map(words::moment).orElse(""),
                it.note());
    }

    private String channel(String name) {
        if (name.equals("mail")) return words.get("desk.board.mail");
        return name.equals("feed") ? words.get("desk.report.site-and-feeds") : name;
    }

    private String fate(Fate fate) {
        return words.get("desk.report.fate." + fate.name().toLowerCase(Locale.ROOT));
    }

    private String why(String code) {
        return words.get("desk.report.why." + code);
    }

    private String language(String tag) {
        return Languages.name(Locale.forLanguageTag(tag), words.language());
    }

    private String list(long id) {
        return lists.stream()
                .filter(it -> it.id() == id)
                .map(it -> it.names()
                        .in(visit.user().language(), visit.organisation().fallback()))
                .findFirst()
                .orElse("");
    }
}
