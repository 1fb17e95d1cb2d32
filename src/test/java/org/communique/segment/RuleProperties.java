package org.communique.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.communique.trial.ProcessorTime;

/** What holds for every rule and for every text. */
class RuleProperties {

    static final Names NAMES = new Names(
            7,
            ZoneOffset.UTC,
            Map.of("alerts", 1L, "press", 2L, "after", 3L),
            Map.of(
                    "role", field(1, "role", FieldType.TEXT),
                    "age", field(2, "age", FieldType.NUMBER),
                    "born", field(3, "born", FieldType.DATE),
                    "lawyer", field(4, "lawyer", FieldType.FLAG)));

    private static final Pattern FIXED = Pattern.compile(
            "(?:%s|:r\\d+|:above|:upTo|[ ().,<>=|+]|'[,%]'|'confirmed'|\\b[A-Z]+\\b|\\b(c|rs|rt|rf|string_agg|subscription"
                    + "|contact_topic|contact_field|organisation|language|country|kind|rhythm|topic|contact|list|id|state|field|number|hashed"
                    + "|joined_at|created_at|1)\\b)*+"); // possessive: without a stack frame for each word

    @Property(tries = 2000)
    void what_is_written_and_read_again_is_the_same_rule(@ForAll("rules") Rule rule) {
        var read = Parser.read(rule.text(), NAMES);

        if (read instanceof Reading.Bad bad) assertTrue(limit(bad), rule.text() + " " + bad);
        else assertEquals(new Reading.Good(rule), read);
    }

    @Property(tries = 2000)
    void no_value_is_ever_in_the_text_of_the_statement(@ForAll("rules") Rule rule) {
        for (var dialect : Dialect.values()) {
            var condition = sql(rule, dialect);

            var counts = Fetch.of(condition.part()).stream().map(Fetch::sql);
            Stream.concat(Stream.of(condition.part().sql()), counts)
                    .forEach(it ->
                            assertTrue(FIXED.matcher(it.replace("\"C\"", "")).matches(), it));
            assertTrue(
                    demandsTheOrganisation(condition.part()), condition.part().sql());
            assertEquals(7L, condition.values().get("r0"));
        }
    }

    @Property(tries = 20_000)
    void any_text_gives_an_answer_at_once(@ForAll("texts") String text) {
        var read = ProcessorTime.within(Duration.ofSeconds(1), () -> Parser.read(text, NAMES));

        if (read instanceof Reading.Good good) {
            assertEquals(read, Parser.read(good.rule().text(), NAMES));
            sql(good.rule(), Dialect.SQLITE);
        } else {
            var fault = assertInstanceOf(Reading.Bad.class, read).fault();
            assertTrue(fault.position() >= 1 && fault.position() <= text.length() + 1, fault + " of " + text.length());
        }
    }

    private static boolean demandsTheOrganisation(Part part) {
        if (part instanceof Part.All all)
            return demandsTheOrganisation(all.parts().get(0));
        return part instanceof Part.Own own
                && (own.sql().equals("+c.organisation = :r0") || own.sql().startsWith("(+c.organisation = :r0 AND "));
    }

    private static boolean limit(Reading.Bad bad) {
        return List.of("long", "deep", "many").contains(bad.fault().key().replace("segment.fault-", ""));
    }

    private static Condition sql(Rule rule, Dialect dialect) {
        var fields = new org.communique.audience.Fields(null, new org.communique.vault.Vault(new byte[32]));
        return RuleSql.of(rule, new RuleSql.Context(NAMES, fields, dialect, Clock.systemUTC(), "r"));
    }

    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "language",
                "country",
                "topic",
                "list",
                "joined",
                "field:role",
                "field:age",
                "field:born",
                "=",
                "!=",
                "in",
                "not",
                "and",
                "or",
                "(",
                ")",
                ",",
                "nl",
                "BE",
                "press",
                "housing",
                "after",
                "within",
                "90",
                "days",
                "2026-01-01",
                "2026-02-30",
                "\"",
                "'",
                ";",
                "--",
                "/*",
                "\\",
                "%",
                "_",
                "\u0000",
                "\uD800",
                "٣",
                "é",
                "<=",
                "💥",
                "\n",
                "OR 1=1",
                "union select",
                ":r0",
                "?",
                "${x}");
        var sentences = pieces.list().ofMaxSize(60).map(it -> String.join(" ", it));
        var deep = Arbitraries.of("(", "not ", "not(", "\"", "a", "in (")
                .flatMap(it -> Arbitraries.integers().between(0, 40_000).map(it::repeat));
        return Arbitraries.oneOf(sentences, Arbitraries.strings().ofMaxLength(200), deep);
    }

    @Provide
    Arbitrary<Rule> rules() {
        return rules(4);
    }

    static Arbitrary<Rule> rules(int depth) {
        if (depth == 0) return conditions();
        var parts = Arbitraries.lazy(() -> rules(depth - 1)).list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                conditions(),
                parts.map(Rule.And::new),
                parts.map(Rule.Or::new),
                Arbitraries.lazy(() -> rules(depth - 1)).map(Rule.Not::new));
    }

    private static Arbitrary<Rule> conditions() {
        var words = Arbitraries.strings()
                .withChars("abc \"'%_;-)(é٣=")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(it -> "x" + it.strip());
        return Arbitraries.oneOf(
                is(org.communique.segment.Property.LANGUAGE, "nl", "pt-BR", "sr-Latn", "or"),
                is(org.communique.segment.Property.READS, "nl", "or"),
                is(org.communique.segment.Property.COUNTRY, "NL", "BE", "IN"),
                is(org.communique.segment.Property.KIND, "press", "member"),
                is(org.communique.segment.Property.RHYTHM, "daily", "weekly"),
                is(org.communique.segment.Property.TOPIC, "housing", "right-to-stay", "in"),
                is(org.communique.segment.Property.LIST, "alerts", "press", "after"),
                words.list().ofMinSize(1).ofMaxSize(3).map(it -> new Rule.FieldIs("role", it)),
                Arbitraries.of("yes", "no").map(it -> new Rule.FieldIs("lawyer", List.of(it))),
                Combinators.combine(Arbitraries.of(Order.values()), Arbitraries.integers())
                        .as((order, n) -> new Rule.FieldOrder("age", order, n.toString())),
                Arbitraries.of(Order.values()).map(it -> new Rule.FieldOrder("born", it, "1990-01-31")),
                Combinators.combine(Arbitraries.of("", "alerts", "after"), times())
                        .as(Rule.Joined::new));
    }

    private static Arbitrary<When> times() {
        var day = LocalDate.of(2026, 1, 31);
        return Arbitraries.of(
                new When.Before(day),
                new When.After(day),
                new When.Since(day),
                new When.Within(90, ChronoUnit.DAYS),
                new When.Within(1, ChronoUnit.YEARS));
    }

    private static Arbitrary<Rule> is(org.communique.segment.Property property, String... values) {
        return Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(3).map(it -> new Rule.Is(property, it));
    }

    private static Field field(long id, String slug, FieldType type) {
        return new Field(id, 7, slug, Localized.same(slug), type, List.of(), true);
    }
}
