package org.communique.web.desk.audience;

import java.util.Locale;
import org.communique.render.Phrases;
import org.communique.render.Plurals;
import org.communique.segment.Fault;

/**
 * What is said of a rule: how many it fits, or where it cannot be read.
 *
 * @param before what was written up to the fault
 * @param at     the character that cannot be; a space at the end of the rule
 */
record RuleNote(boolean bad, String words, String before, String at, String after) {

    static final RuleNote NONE = new RuleNote(false, "", "", "", "");

    static RuleNote good(Locale language, long many) {
        return new RuleNote(false, Plurals.phrase(Phrases.desk(language), "desk.audiences.fits", many), "", "", "");
    }

    static RuleNote bad(Locale language, String rule, Fault fault) {
        var why = Phrases.get(
                language,
                fault.key(),
                fault.arguments().stream()
                        .map(it -> it.contains(".wants-") ? Phrases.get(language, it) : it)
                        .toArray());
        if (rule.isEmpty()) return new RuleNote(true, why, "", "", "");
        int from = Math.min(Math.max(0, fault.position() - 1), rule.length());
        int to = Math.min(rule.length(), from + 1);
        if (to < rule.length() && Character.isLowSurrogate(rule.charAt(to))) to++;
        var at = from == to ? " " : rule.substring(from, to);
        var words = Phrases.get(language, "segment.fault-at", fault.position(), why);
        return new RuleNote(true, words, rule.substring(0, from), at, rule.substring(to));
    }
}
