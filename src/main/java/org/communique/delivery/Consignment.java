package org.communique.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Contacts;

/**
 * What all deliveries of one dispatch share, read once.
 *
 * @param editions by language tag
 * @param lists    ids of the lists the release is addressed to
 * @param words    what a list is called, by its id and the language tag of the edition
 */
record Consignment(
        Dispatch dispatch,
        Parcel.Letter letter,
        Map<String, Parcel.EditionOut> editions,
        List<Long> lists,
        Map<Long, Map<String, ListWords>> words) {

    /** A list as it stands in a mail. */
    record ListWords(Locale language, String slug, String name, boolean press) {}

    Parcel toThePublic(Delivery delivery) {
        return new Parcel(delivery.id(), delivery.token(), letter, Optional.empty(), List.copyOf(editions.values()));
    }

    Parcel to(Contacts.Open contact, Claim claim) {
        var delivery = claim.delivery();
        var list = words.get(delivery.list()).get(delivery.language());
        var recipient = new Parcel.Recipient(
                contact.address(),
                contact.name(),
                contact.id(),
                list.language(),
                list.slug(),
                list.name(),
                new Parcel.Press(list.press(), claim.notice()));
        return new Parcel(
                delivery.id(),
                delivery.token(),
                letter,
                Optional.of(recipient),
                List.of(editions.get(delivery.language())));
    }
}
