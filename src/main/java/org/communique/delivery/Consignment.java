package org.communique.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ContactList;

/**
 * What all deliveries of one dispatch share, read once.
 *
 * @param editions by language tag
 * @param lists    ids of the lists the release is addressed to
 */
record Consignment(
        Dispatch dispatch,
        Parcel.Letter letter,
        Map<String, Parcel.EditionOut> editions,
        List<Long> lists,
        Map<Long, ContactList> listById) {

    Instant frozenAt() {
        return dispatch.frozenAt();
    }

    Parcel toThePublic(Delivery delivery) {
        return new Parcel(delivery.id(), delivery.token(), letter, Optional.empty(), List.copyOf(editions.values()));
    }

    Parcel to(Parcel.Recipient recipient, Delivery delivery) {
        return new Parcel(
                delivery.id(),
                delivery.token(),
                letter,
                Optional.of(recipient),
                List.of(editions.get(delivery.language())));
    }
}
