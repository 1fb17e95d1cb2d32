package org.communique.segment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.audience.Field;

/**
 * Reads a rule by recursive descent, {@code or} binding least and {@code not} most. Length, depth and number of conditions are
 * limited, so that no text takes long or runs out of stack, and no rule takes the database long.
 */
final class Parser {

    static final int LONGEST = 2000;
    static final int DEEPEST = 20;
    static final int MOST = 60;

    private final Names names;
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int conditions;

    private Parser(String text, Names names) {
        this.names = names;
        this.tokens = Token.all(text);
    }

    /** Any text is one or the other. */
    static Reading read(String text, Names names) {
        try {
            if (text.length() > LONGEST) throw new Unreadable(LONGEST + 1, "long", String.valueOf(LONGEST));
            if (text.isBlank()) throw new Unreadable(1, "empty");
            var parser = new Parser(text, names);
            var rule = parser.or();
            if (parser.peek().sort() != Token.Sort.END) throw parser.expected("segment.wants-joint");
            return new Reading.Good(rule);
        } catch (Unreadable it) {
            return new Reading.Bad(it.fault());
        }
    }

    private Rule or() {
        var parts = parts("or", this::and);
        return parts.size() == 1 ? parts.get(0) : new Rule.Or(parts);
    }

    private Rule and() {
        var parts = parts("and", this::not);
        return parts.size() == 1 ? parts.get(0) : new Rule.And(parts);
    }

    private List<Rule> parts(String joint, Supplier<Rule> part) {
        var parts = new ArrayList<>(List.of(part.get()));
        while (accept(joint)) parts.add(part.get());
        return parts;
    }

    private Rule not() {
        if (++depth > DEEPEST) throw new Unreadable(peek().position(), "deep", String.valueOf(DEEPEST));
        var rule = accept("not") ? new Rule.Not(not()) : peek().is("(") ? group() : condition();
        depth--;
        return rule;
    }

    private Rule group() {
        take();
        var rule = or();
        if (!accept(")")) throw expected("segment.wants-close");
        return rule;
    }

    private Rule condition() {
        var subject = peek();
        if (subject.sort() != Token.Sort.WORD) throw expected("segment.wants-subject");
        if (++conditions > MOST) throw new Unreadable(subject.position(), "many", String.valueOf(MOST));
        take();
        var word = subject.text().toLowerCase(Locale.ROOT);
        if (word.equals("joined")) return joined();
        if (word.startsWith("field:")) return field(subject, word.substring("field:".length()));
        var property = Property.of(word).orElseThrow(() -> unknown(subject, "subject", subjects()));
        boolean negated = negated();
        var is = new Rule.Is(property, values(it -> property.read(it.text(), names)
                .orElseThrow(() -> unknown(it, property.word(), property.known(names)))));
        return negated ? new Rule.Not(is) : is;
    }

    private Rule field(Token subject, String slug) {
        if (!names.fields().containsKey(slug))
            throw unknown(
                    subject,
                    "field",
                    names.fields().keySet().stream().map(it -> "field:" + it).toList());
        var field = names.fields().get(slug);
        var order = peek().sort() == Token.Sort.QUOTED ? Optional.<Order>empty() : Order.of(lower(peek()));
        if (order.isPresent()) {
            if (!field.type().ordered()) throw new Unreadable(peek().position(), "unordered", subject.text());
            take();
            return new Rule.FieldOrder(slug, order.get(), value(field, value()));
        }
        boolean negated = negated();
        var is = new Rule.FieldIs(slug, values(it -> value(field, it)));
        return negated ? new Rule.Not(is) : is;
    }

    private static String value(Field field, Token written) {
        return field.read(written.text())
                .orElseThrow(() -> new Unreadable(
                        written.position(),
                        "field-value",
                        "field:" + field.slug(),
                        field.type().wants()));
    }

    private Rule joined() {
        var list = "";
        if (peek().isValue() && (peek().sort() == Token.Sort.QUOTED || !Printer.TIMES.contains(lower(peek())))) {
            var named = take();
            list = Property.LIST
                    .read(named.text(), names)
                    .orElseThrow(() -> unknown(named, "list", names.lists().keySet()));
        }
        if (peek().sort() != Token.Sort.WORD || !Printer.TIMES.contains(lower(peek())))
            throw expected("segment.wants-time");
        return new Rule.Joined(list, when(lower(take())));
    }

    private When when(String word) {
        if (word.equals("within")) return within();
        var day = day(value());
        if (word.equals("before")) return new When.Before(day);
        return word.equals("after") ? new When.After(day) : new When.Since(day);
    }

    private When within() {
        var number = value();
        if (!number.text().matches("[1-9][0-9]{0,3}")) throw new Unreadable(number.position(), "number");
        var unit = value();
        return new When.Within(
                Integer.parseInt(number.text()),
                When.unit(lower(unit))
                        .orElseThrow(() -> unknown(unit, "unit", Set.of("days", "weeks", "months", "years"))));
    }

    private static LocalDate day(Token written) {
        try {
            if (written.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return LocalDate.parse(written.text());
        } catch (DateTimeParseException noSuchDay) {
            throw new Unreadable(written.position(), "day");
        }
        throw new Unreadable(written.position(), "day");
    }

    /** Reads the sign; true for {@code !=} and {@code not in}. The values of the latter follow in brackets. */
    private boolean negated() {
        if (accept("=")) return false;
        if (accept("!=")) return true;
        boolean not = accept("not");
        if (!peek().is("in") || !tokens.get(next + 1).is("(")) throw expected("segment.wants-operator");
        take();
        return not;
    }

    private List<String> values(Function<Token, String> read) {
        if (!accept("(")) return List.of(read.apply(value()));
        var values = new ArrayList<>(List.of(read.apply(value())));
        while (accept(",")) values.add(read.apply(value()));
        if (!accept(")")) throw expected("segment.wants-close");
        return values;
    }

    private Token value() {
        if (!peek().isValue()) throw expected("segment.wants-value");
        return take();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean accept(String word) {
        boolean there = peek().is(word);
        if (there) next++;
        return there;
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private Unreadable expected(String what) {
        return new Unreadable(peek().position(), peek().sort() == Token.Sort.END ? "end" : "expected", what);
    }

    private static Unreadable unknown(Token token, String what, Collection<String> known) {
        var near = Near.to(token.text(), known);
        if (near.isPresent()) return new Unreadable(token.position(), "near-" + what, near.get());
        return new Unreadable(token.position(), "unknown-" + what, String.join(", ", new TreeSet<>(known)));
    }

    private List<String> subjects() {
        return Stream.concat(
                        Stream.of(Property.values()).map(Property::word),
                        Stream.concat(
                                Stream.of("joined", "not"),
                                names.fields().keySet().stream().map(it -> "field:" + it)))
                .collect(Collectors.toList());
    }
}
