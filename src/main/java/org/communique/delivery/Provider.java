package org.communique.delivery;

import java.util.Set;

/**
 * A destination provider: many domains, one door.
 *
 * @param name    lower case letters, digits and dashes
 * @param domains lower-case A-labels (RFC 5890 §2.3.2.1) whose mail it takes; empty only for {@link #OTHER}
 * @param limits  what it is given at most
 */
public record Provider(String name, Set<String> domains, Limits limits) {

    /** Name of the provider of every domain that no other one claims. Its limits hold for all of them together, so none is shipped. */
    public static final String OTHER = "other";

    public Provider {
        domains = Set.copyOf(domains);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}"))
            throw new IllegalArgumentException("a provider's name has 1 to 40 lower-case letters, digits and dashes");
    }

    /** True for the provider that stands for all domains nobody claims. */
    public boolean isOther() {
        return name.equals(OTHER);
    }
}
