package org.communique.web.desk.board;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.web.desk.Visit;

/** A title as a user reads it: in her language if there is an edition in it. For templates. */
public record Title(String text, String language, String direction) {

    /** @param titles by language tag @param otherwise where there is no edition, such as the key of the statement */
    public static Title of(Map<String, String> titles, String otherwise, Visit visit) {
        return of(
                titles, otherwise, visit.user().language(), visit.organisation().fallback());
    }

    static Title of(Map<String, String> titles, String otherwise, Locale wanted, List<Locale> fallback) {
        if (titles.isEmpty()) return new Title(otherwise, "en", "ltr");
        var text = new Localized(titles).in(wanted, fallback);
        var tag = titles.entrySet().stream()
                .filter(it -> it.getValue().equals(text))
                .map(Map.Entry::getKey)
                .min((a, b) -> Boolean.compare(b.equals(wanted.toLanguageTag()), a.equals(wanted.toLanguageTag())))
                .orElseThrow();
        return new Title(text, tag, Languages.direction(Locale.forLanguageTag(tag)));
    }
}
