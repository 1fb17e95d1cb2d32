package org.communique.web.desk.audience;

import java.util.HashMap;
import java.util.List;
import org.communique.audience.ContactList;
import org.communique.statement.Localized;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;

/** The names of a list or field in a form: one for each language of the organisation. */
final class ListNames {

    private static final int LONGEST = 100;

    private ListNames() {}

    /** Fields of the form, {@code name-en} and so on, with what language each is. */
    static List<Words.Choice> fields(Visit visit) {
        var words = new Words(visit);
        return visit.organisation().fallback().stream()
                .map(it -> new Words.Choice(it.toLanguageTag(), words.language(it.toLanguageTag())))
                .toList();
    }

    /** What was written; a fault if it is nothing, or too long. */
    static Localized read(Visit visit, Filled form) {
        var names = new HashMap<String, String>();
        for (var language : visit.organisation().fallback()) {
            var name = form.text("name-" + language.toLanguageTag());
            form.fault(name.length() > LONGEST, "name-" + language.toLanguageTag(), "desk.audiences.fault-long");
            if (!name.isEmpty()) names.put(language.toLanguageTag(), name);
        }
        if (!names.isEmpty()) return new Localized(names);
        form.fault("name-" + visit.organisation().fallback().get(0).toLanguageTag(), "desk.audiences.fault-name");
        return Localized.same("-");
    }

    /** Names in languages that the form does not show stay. */
    static Localized merged(ContactList before, Localized names) {
        var all = new HashMap<>(before.names().byTag());
        all.putAll(names.byTag());
        return new Localized(all);
    }
}
