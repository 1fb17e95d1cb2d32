package org.communique.audience;

import java.util.Locale;

/** A person or desk with one address whom we may tell. The name may be empty. */
public record Contact(long id, long organisation, Address address, String name, Locale language, ContactKind kind) {

    /** A mask: neither name nor address reach a log. */
    @Override
    public String toString() {
        return "[contact " + id + "]";
    }
}
