package org.communique.web.desk.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.audience.Card;
import org.communique.workspace.PersonDesk;

/**
 * One person as her page shows her.
 *
 * @param address masked, unless it was opened for this one answer
 * @param name    empty unless it was opened
 * @param fields  of the organisation; none unless she was opened
 */
record PersonView(
        long id,
        String address,
        String name,
        boolean open,
        List<Fact> fields,
        List<Fact> facts,
        List<Subscribed> lists,
        List<Evidence> consent,
        List<Sent> sent,
        List<Fact> suppression,
        boolean press) {

    private static final int SENT = 50;

    /** A word and what it says. */
    record Fact(String word, String value) {}

    /** A subscription. @param on whether she gets what goes through it */
    record Subscribed(String slug, String name, String state, String since, boolean on) {}

    /** Something she agreed to, or took back. */
    record Evidence(String at, String list, String event, String wording, String language, String source) {}

    /** Something that was owed to her: a delivery, or why there was none. */
    record Sent(String statement, String at, String channel, String language, String state) {}

    static PersonView masked(Words words, PersonDesk.Person person, Map<String, String> names) {
        var held = new Held(words, person.held(), names);
        return new PersonView(
                person.id(),
                person.address(),
                "",
                false,
                List.of(),
                held.facts(),
                held.lists(),
                held.consent(),
                held.sent(),
                held.suppression(),
                !person.held().get("pressContact").isEmpty());
    }

    /** The same with who she is, for this one answer. */
    PersonView opened(Card card) {
        var values = card.fields().entrySet().stream()
                .filter(it -> !it.getKey().startsWith("press."))
                .map(it -> new Fact(it.getKey(), it.getValue()))
                .toList();
        return new PersonView(
                id, card.address().value(), card.name(), true, values, facts, lists, consent, sent, suppression, press);
    }

    /** What the rooms hold of her, as words. @param names of the lists, by slug */
    private record Held(Words words, Map<String, List<Map<String, Object>>> parts, Map<String, String> names) {

        List<Fact> facts() {
            return parts.get("contact").stream()
                    .flatMap(it -> Stream.of(
                            new Fact("language", languages(text(it, "languages"))),
                            new Fact("rhythm", words.of("desk.people.rhythm-" + text(it, "rhythm"))),
                            new Fact("kind", words.of("desk.people.kind-" + text(it, "kind"))),
                            new Fact("country", text(it, "country")),
                            new Fact("paused", day(it, "paused_until_at")),
                            new Fact("created", day(it, "created_at"))))
                    .filter(it -> !it.value().isEmpty())
                    .toList();
        }

        List<Subscribed> lists() {
            return parts.get("subscriptions").stream()
                    .map(it -> new Subscribed(
                            text(it, "list"),
                            name(it),
                            words.of("desk.people.state-" + text(it, "state")),
                            day(it, "changed_at"),
                            !text(it, "state").equals("unsubscribed")))
                    .toList();
        }

        List<Evidence> consent() {
            return parts.get("consent").stream()
                    .map(it -> new Evidence(
                            day(it, "happened_at"),
                            name(it),
                            words.of("desk.people.event-" + text(it, "event")),
                            text(it, "wording"),
                            text(it, "language"),
                            words.of("desk.people.source-" + text(it, "source"))))
                    .toList();
        }

        List<Sent> sent() {
            var deliveries = parts.get("deliveries").stream()
                    .map(it -> new Sent(
                            text(it, "statement"),
                            day(it, "frozen_at"),
                            text(it, "channel"),
                            language(it),
                            words.of("desk.people.delivery-" + text(it, "state"))));
            var leftOut = parts.get("leftOut").stream()
                    .map(it -> new Sent(
                            text(it, "statement"),
                            day(it, "frozen_at"),
                            "",
                            "",
                            words.of("desk.people.left-out-" + text(it, "reason"))));
            var all = Stream.concat(deliveries, leftOut).toList();
            return all.subList(Math.max(0, all.size() - SENT), all.size());
        }

        List<Fact> suppression() {
            return parts.get("suppression").stream()
                    .map(it -> new Fact(words.of("desk.people.suppressed-" + text(it, "reason")), day(it, "since_at")))
                    .toList();
        }

        private String name(Map<String, Object> row) {
            return names.getOrDefault(text(row, "list"), text(row, "list"));
        }

        private String language(Map<String, Object> row) {
            return text(row, "language").isEmpty() ? "" : words.language(text(row, "language"));
        }

        private String languages(String tags) {
            return String.join(
                    ", ", Stream.of(tags.split(",")).map(words::language).toList());
        }

        private String day(Map<String, Object> row, String column) {
            var text = text(row, column);
            return text.isEmpty() ? "" : words.day(Instant.parse(text));
        }

        private static String text(Map<String, Object> row, String column) {
            return Objects.toString(row.get(column), "");
        }
    }
}
