package org.communique.signup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.communique.audience.Joiners;
import org.communique.statement.Languages;

/** Makes choices out of what a form says; what makes no sense is as good as not said. */
public final class Choosing {

    /** How often she wants to hear; the first is the usual one. */
    public static final List<String> RHYTHMS = List.of("instant", "daily", "weekly");

    private static final int MOST = 20;

    private Choosing() {}

    static Joiners.Choices of(Filled form) {
        var languages = new LinkedHashSet<String>();
        for (var it : form.languages())
            if (languages.size() < MOST)
                Languages.parse(it).map(Locale::toLanguageTag).ifPresent(languages::add);
        if (languages.isEmpty()) languages.add(form.page().toLanguageTag());
        return new Joiners.Choices(
                List.copyOf(languages),
                form.topics().stream()
                        .filter(it -> it.matches("[a-z0-9-]{1,80}"))
                        .distinct()
                        .limit(MOST)
                        .toList(),
                RHYTHMS.contains(form.rhythm()) ? form.rhythm() : RHYTHMS.get(0));
    }
}
