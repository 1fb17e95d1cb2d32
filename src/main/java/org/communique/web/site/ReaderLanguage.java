package org.communique.web.site;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Which of our languages a reader wants (RFC 4647 §3.4). */
final class ReaderLanguage {

    private ReaderLanguage() {}

    /** The best of {@code offered} for an Accept-Language header; empty if it names none of them or is malformed. */
    static Optional<Locale> best(String acceptLanguage, List<Locale> offered) {
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(it -> it.getWeight() > 0 && !it.getRange().equals("*"))
                    .map(it -> Locale.lookup(List.of(it), offered))
                    .filter(java.util.Objects::nonNull)
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
