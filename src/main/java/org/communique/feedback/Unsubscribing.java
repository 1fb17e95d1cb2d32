package org.communique.feedback;

import java.util.Optional;
import org.communique.audience.Subscriptions;
import org.communique.audience.WayOut;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Dispatches;

/**
 * Leaving, whichever way: what a token stands for is a delivery, which names a contact and the release it was part of. What
 * ends are the contact's subscriptions to the lists that release was addressed to.
 */
public final class Unsubscribing {

    private final Deliveries deliveries;
    private final Dispatches dispatches;
    private final Subscriptions subscriptions;

    public Unsubscribing(Deliveries deliveries, Dispatches dispatches, Subscriptions subscriptions) {
        this.deliveries = deliveries;
        this.dispatches = dispatches;
        this.subscriptions = subscriptions;
    }

    /**
     * Ends them, with the evidence. The second time changes nothing and is as good as the first.
     *
     * @param id what a verified token holds, 16 bytes
     * @return how many subscriptions ended; empty if no delivery has this id
     */
    public Optional<Integer> unsubscribe(byte[] id, WayOut way) {
        return deliveries
                .byToken(id)
                .map(it -> subscriptions.unsubscribe(it.contact(), dispatches.lists(it.dispatch()), way));
    }

    /**
     * The same by the page, where she may choose.
     *
     * @param all also the lists that this mail did not go through
     * @return what ended, and when; empty if no delivery has this id
     */
    public Optional<Subscriptions.Left> leave(byte[] id, WayOut way, boolean all) {
        return deliveries
                .byToken(id)
                .map(it -> all
                        ? subscriptions.leave(it.contact(), way)
                        : subscriptions.leave(it.contact(), dispatches.lists(it.dispatch()), way));
    }
}
