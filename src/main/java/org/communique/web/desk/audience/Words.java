package org.communique.web.desk.audience;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.audience.ContactList;
import org.communique.render.Moments;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.web.desk.Visit;

/** Names, numbers and days as this visitor reads them. */
record Words(Visit visit) {

    private static final int LANGUAGES = 4;

    Locale language() {
        return visit.user().language();
    }

    String of(String key, Object... arguments) {
        return Phrases.get(Phrases.desk(language()), key, arguments);
    }

    String number(long number) {
        return Numbers.whole(language(), number);
    }

    String day(Instant instant) {
        return Moments.day(instant, visit.zone(), language());
    }

    /** With the time, the zone and UTC. */
    String moment(Instant instant) {
        return Moments.inWords(instant, visit.zone(), Phrases.desk(language()));
    }

    String name(ContactList list) {
        return list.names().in(language(), visit.organisation().fallback());
    }

    /** The most spoken first, such as "English 5,102, Dutch 1,960, others 40". */
    String languages(Map<String, Long> byTag) {
        var all = byTag.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var first = all.stream()
                .limit(LANGUAGES)
                .map(it -> language(it.getKey()) + " " + number(it.getValue()))
                .collect(Collectors.joining(", "));
        long rest = all.stream().skip(LANGUAGES).mapToLong(Map.Entry::getValue).sum();
        return rest == 0 ? first : first + ", " + of("desk.audiences.others", number(rest));
    }

    String language(String tag) {
        return Languages.name(Locale.forLanguageTag(tag), language());
    }

    /** Something to choose. */
    record Choice(String value, String label) {}

    /** The lists of an organisation to choose from. */
    List<Choice> choices(List<ContactList> lists) {
        return lists.stream().map(it -> new Choice(it.slug(), name(it))).toList();
    }

    /** Words of a few that have keys. @param key their beginning */
    List<Choice> choices(String key, List<String> codes) {
        return codes.stream().map(it -> new Choice(it, of(key + it))).toList();
    }
}
