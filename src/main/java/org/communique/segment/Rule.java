package org.communique.segment;

import java.util.List;
import java.util.stream.Stream;

/** What a contact must be, as a tree. {@link #text} is the one way of writing it; reading that gives the same tree again. */
public sealed interface Rule {

    /** All of them hold; two or more, and none is itself such a rule. */
    record And(List<Rule> parts) implements Rule {

        public And {
            parts = parts.stream()
                    .flatMap(it -> it instanceof And inner ? inner.parts().stream() : Stream.of(it))
                    .toList();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.and(this);
        }
    }

    /** One of them holds at least; two or more, and none is itself such a rule. */
    record Or(List<Rule> parts) implements Rule {

        public Or {
            parts = parts.stream()
                    .flatMap(it -> it instanceof Or inner ? inner.parts().stream() : Stream.of(it))
                    .toList();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.or(this);
        }
    }

    /** It does not hold. */
    record Not(Rule part) implements Rule {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.not(this);
        }
    }

    /** A property has one of these values: each once, in order. */
    record Is(Property property, List<String> values) implements Rule {

        public Is {
            values = values.stream().distinct().sorted().toList();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.is(this);
        }
    }

    /** A free field has one of these values: each once, in order. */
    record FieldIs(String field, List<String> values) implements Rule {

        public FieldIs {
            values = values.stream().distinct().sorted().toList();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fieldIs(this);
        }
    }

    /** A free field that is a number or a date lies on one side of a value. */
    record FieldOrder(String field, Order order, String value) implements Rule {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fieldOrder(this);
        }
    }

    /** When a contact became known, or joined a list. @param list slug; empty = became known */
    record Joined(String list, When when) implements Rule {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.joined(this);
        }
    }

    /** One answer for each sort of rule. */
    interface Cases<T> {
        T and(And rule);

        T or(Or rule);

        T not(Not rule);

        T is(Is rule);

        T fieldIs(FieldIs rule);

        T fieldOrder(FieldOrder rule);

        T joined(Joined rule);
    }

    /** The answer for this one. */
    <T> T match(Cases<T> cases);

    /** As people would write it. */
    default String text() {
        return match(new Printer());
    }
}
