package org.communique.delivery;

import java.util.Optional;
import org.communique.audience.SealedContact;

/**
 * A delivery claimed for an attempt, with all that the attempt needs.
 *
 * @param before  the state it was claimed from: what it goes back to if its turn does not come
 * @param contact empty = the public
 * @param at      when it was claimed, ms
 * @param notice  where we have the address from, if this mail has to say so (GDPR Art. 14)
 */
record Claim(
        Delivery delivery,
        Lane lane,
        String before,
        Optional<SealedContact> contact,
        long at,
        Optional<Parcel.Origin> notice) {}
