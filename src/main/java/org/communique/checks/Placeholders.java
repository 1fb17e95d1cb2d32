package org.communique.checks;

import java.util.Optional;
import java.util.regex.Pattern;

/** Words that were to be replaced before anybody reads them. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\b(?:TODO|TBD|TBC|FIXME|TK|TKTK|XXX)\\b|(?i:lorem ipsum)|\\{\\{[^}\\n]{0,40}}}|\\[\\.\\.\\.?]|\\[…]");

    private Placeholders() {}

    /** The first of them; empty if there is none. */
    public static Optional<String> first(String text) {
        var found = PLACEHOLDER.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
