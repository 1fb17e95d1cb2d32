package org.communique.review;

import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;

/** How staff are written to. */
public interface Colleagues {

    /** Somebody of the staff. @param shown as colleagues know her */
    record Colleague(Address address, Locale language, String shown) {

        /** A mask: names and addresses of staff are personal data too. */
        @Override
        public String toString() {
            return "[colleague]";
        }
    }

    /** @param name as she signs in; empty if she is not known, does not work here any more, or has no address */
    Optional<Colleague> find(String name);
}
