package org.communique.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What a rule means, told without SQL: whether it fits one person. */
record Model(Crowd.Person person, Crowd crowd) implements Rule.Cases<Boolean> {

    @Override
    public Boolean and(Rule.And rule) {
        return rule.parts().stream().allMatch(it -> it.match(this));
    }

    @Override
    public Boolean or(Rule.Or rule) {
        return rule.parts().stream().anyMatch(it -> it.match(this));
    }

    @Override
    public Boolean not(Rule.Not rule) {
        return !rule.part().match(this);
    }

    @Override
    public Boolean is(Rule.Is rule) {
        return rule.values().stream().anyMatch(value -> switch (rule.property()) {
            case LANGUAGE -> within(person.languages().get(0), value);
            case READS -> person.languages().stream().anyMatch(it -> within(it, value));
            case COUNTRY -> person.country().equals(value);
            case KIND -> person.kind().equals(value);
            case RHYTHM -> person.rhythm().equals(value);
            case TOPIC -> person.topics().contains(value);
            case LIST -> person.joined().containsKey(value);
        });
    }

    private static boolean within(String tag, String wanted) {
        return tag.equals(wanted) || tag.startsWith(wanted + "-");
    }

    @Override
    public Boolean fieldIs(Rule.FieldIs rule) {
        var value = person.values().get(rule.field());
        return value != null && rule.values().contains(value);
    }

    @Override
    public Boolean fieldOrder(Rule.FieldOrder rule) {
        var value = person.values().get(rule.field());
        if (value == null) return false;
        int compared = rule.field().equals("age")
                ? Long.compare(Long.parseLong(value), Long.parseLong(rule.value()))
                : value.compareTo(rule.value());
        return List.of(compared < 0, compared <= 0, compared > 0, compared >= 0)
                .get(rule.order().ordinal());
    }

    @Override
    public Boolean joined(Rule.Joined rule) {
        var at = rule.list().isEmpty() ? person.known() : person.joined().get(rule.list());
        if (at == null) return false;
        if (rule.when() instanceof When.Before it) return at.isBefore(start(it.day()));
        if (rule.when() instanceof When.After it)
            return !at.isBefore(start(it.day().plusDays(1)));
        if (rule.when() instanceof When.Since it) return !at.isBefore(start(it.day()));
        var within = (When.Within) rule.when();
        return !at.isBefore(Crowd.NOW
                .atZone(ZoneOffset.UTC)
                .minus(within.n(), within.unit())
                .toInstant());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
