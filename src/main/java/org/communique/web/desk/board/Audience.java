package org.communique.web.desk.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.audience.ContactList;
import org.communique.progress.Headcounts;
import org.communique.statement.Languages;
import org.communique.web.desk.Visit;

/** A list of people, and what they read. For templates. */
public record Audience(String name, String people, String languages) {

    private static final int NAMED = 3;

    static List<Audience> of(List<ContactList> lists, Headcounts.Counted heads, Visit visit) {
        var words = Words.of(visit.user().language(), visit.zone());
        return lists.stream().map(it -> of(it, heads, visit, words)).toList();
    }

    private static Audience of(ContactList list, Headcounts.Counted heads, Visit visit, Words words) {
        var name = list.names().in(visit.user().language(), visit.organisation().fallback());
        var counted = heads.byList().get(list.id());
        if (counted == null) return new Audience(name, words.number(0), words.get("desk.board.nobody-yet"));
        var parts = new ArrayList<String>();
        long others = counted.people();
        for (var it : counted.byLanguage().entrySet().stream().limit(NAMED).toList()) {
            var language = Languages.ownName(Locale.forLanguageTag(it.getKey()));
            parts.add(words.get("desk.board.readers", language, words.number(it.getValue())));
            others -= it.getValue();
        }
        if (others > 0) parts.add(words.get("desk.board.others", words.number(others)));
        return new Audience(name, words.number(counted.people()), String.join(words.get("desk.board.comma"), parts));
    }
}
