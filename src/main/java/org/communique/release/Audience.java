package org.communique.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a release is for, as a freeze takes it: nothing else decides.
 *
 * @param organisation        whose segments these are, and whose fallback chain holds
 * @param lists               ids
 * @param rules               of segments, as they were when the release was planned; if there are some, one of them must fit
 * @param withoutRules        none of them may fit
 * @param withoutLists        ids of lists one must not be on
 * @param withoutRecipientsOf ids of releases one must not have had
 * @param fromLedger          present if only those whom another release has reached, or has not
 * @param editions            languages there is an edition in
 * @param choices             what the readers' own choices are asked for
 */
public record Audience(
        long organisation,
        List<Long> lists,
        List<String> rules,
        List<String> withoutRules,
        List<Long> withoutLists,
        List<Long> withoutRecipientsOf,
        Optional<LedgerAudience> fromLedger,
        Set<Locale> editions,
        Choices choices) {

    /**
     * Which choices of the reader leave her out.
     *
     * @param topics one of them must be hers if she has chosen any; empty = her topics do not matter
     * @param rhythm whether those who want digests are left out
     */
    public record Choices(List<String> topics, boolean rhythm) {}

    public Audience {
        lists = List.copyOf(lists);
        rules = List.copyOf(rules);
        withoutRules = List.copyOf(withoutRules);
        withoutLists = List.copyOf(withoutLists);
        withoutRecipientsOf = List.copyOf(withoutRecipientsOf);
        editions = Set.copyOf(editions);
    }

    /** What narrows the lists, as a line that is equal for equal audiences; empty = nothing. */
    String narrowing() {
        boolean nothing =
                rules.isEmpty() && withoutRules.isEmpty() && withoutLists.isEmpty() && withoutRecipientsOf.isEmpty();
        return nothing ? "" : rules + "|" + withoutRules + "|" + withoutLists + "|" + withoutRecipientsOf;
    }
}
