package org.communique.web.desk.write;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.communique.statement.Languages;
import org.communique.statement.Organisation;

/** Something to choose from a list: its value, and what it is called by whoever chooses. */
record Choice(String value, String name) {

    /** Languages: the organisation's own first, then all that our words come in. */
    static List<Choice> languages(Organisation of, Locale reader) {
        var all = new LinkedHashSet<>(of.fallback());
        all.addAll(Languages.shipped());
        return all.stream()
                .map(it -> new Choice(it.toLanguageTag(), Languages.name(it, reader)))
                .toList();
    }
}
