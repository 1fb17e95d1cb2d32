package org.communique.delivery;

import java.util.List;
import java.util.Map;
import org.communique.delivery.Headcount.Edition;

/**
 * Whom a plan would reach, and why not the others. Subscriptions = counted twice + left out + without an edition + recipients.
 *
 * @param subscriptions  confirmed ones, on all its lists together
 * @param contacts       people who have them
 * @param advance        recipients who get the advance copy
 * @param byLanguage     which language the recipients asked for, and which edition they get, most first
 * @param leftOut        people, by reason; only reasons that somebody has
 * @param withoutEdition people for whose language there is no edition, by language
 */
public record Coverage(
        long subscriptions,
        long contacts,
        long advance,
        List<Edition> byLanguage,
        Map<Exclusion, Long> leftOut,
        Map<String, Long> withoutEdition) {

    /** Of what goes to nobody. */
    public static final Coverage NOBODY = new Coverage(0, 0, 0, List.of(), Map.of(), Map.of());

    /** People who get a mail, each counted once: as many as the ledger will have rows. */
    public long recipients() {
        return byLanguage.stream().mapToLong(Edition::recipients).sum();
    }

    /** Subscriptions of people who are on more than one of the lists. */
    public long countedTwice() {
        return subscriptions - contacts;
    }
}
