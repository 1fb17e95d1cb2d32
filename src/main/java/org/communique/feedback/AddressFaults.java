package org.communique.feedback;

import org.communique.audience.Suppression;
import org.communique.audience.Suppressions;
import org.communique.delivery.Deliveries;

/** Draws the consequence of rejected addresses: they are suppressed, and the next freeze leaves them out. */
public final class AddressFaults {

    private static final int AT_ONCE = 500;

    private final Deliveries deliveries;
    private final Suppressions suppressions;

    public AddressFaults(Deliveries deliveries, Suppressions suppressions) {
        this.deliveries = deliveries;
        this.suppressions = suppressions;
    }

    /**
     * Suppresses what has been rejected since the last time. Dying half way repeats a suppression, which changes nothing.
     *
     * @return how many faults were applied
     */
    public int apply() {
        var faults = deliveries.faults(AT_ONCE);
        for (var fault : faults) {
            suppressions.suppress(fault.contact(), Suppression.INVALID, fault.at());
            deliveries.applied(fault);
        }
        return faults.size();
    }
}
