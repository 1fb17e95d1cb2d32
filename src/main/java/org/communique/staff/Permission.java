package org.communique.staff;

import java.util.Locale;
import java.util.Set;

/** One thing that staff may do in an organisation. What a role holds stands in {@link Role}; the manual has the same table. */
public enum Permission {
    ORGANISATION_READ,
    ORGANISATION_MANAGE,
    LETTERHEAD_READ,
    LETTERHEAD_MANAGE,
    STAFF_READ,
    STAFF_MANAGE,
    AUDIT_READ,
    STATEMENT_READ,
    STATEMENT_WRITE,
    RELEASE_READ,
    RELEASE_PLAN,
    RELEASE_APPROVE,
    RELEASE_PUBLISH,
    LIST_READ,
    LIST_MANAGE,
    SEGMENT_READ,
    SEGMENT_MANAGE,
    SUBSCRIPTION_APPROVE,
    CONTACT_READ_ONE,
    CONTACT_CHANGE,
    CONTACT_IMPORT,
    CONTACT_EXPORT,
    CONTACT_ERASE,
    PRESS_READ,
    PRESS_MANAGE,
    /** Planning, approving and scheduling in one step: what two people have to agree on at the desk, so no role has it. */
    RELEASE_DECIDE,
    /** Making another organisation: touches all of the network, so no role has it. */
    ORGANISATION_CREATE,
    /** New keys for everything that is sealed: touches all of the network, so no role has it. */
    KEYS_ROTATE;

    private static final Set<Permission> NETWORK = Set.of(RELEASE_DECIDE, ORGANISATION_CREATE, KEYS_ROTATE);

    private static final Set<Permission> NAMES_PEOPLE = Set.of(
            SUBSCRIPTION_APPROVE,
            CONTACT_READ_ONE,
            CONTACT_CHANGE,
            CONTACT_IMPORT,
            CONTACT_EXPORT,
            CONTACT_ERASE,
            PRESS_READ,
            PRESS_MANAGE);

    /** As it stands in the manual and in messages, such as {@code list-manage}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it belongs to the console alone: it reaches into every organisation, or past the second person. */
    public boolean network() {
        return NETWORK.contains(this);
    }

    /** Whether who has it sees addresses or names of contacts. */
    public boolean namesPeople() {
        return NAMES_PEOPLE.contains(this);
    }

    /** Whether it looks only: nothing is different afterwards, and no copy of the audience has left the house. */
    public boolean looksOnly() {
        return name().endsWith("_READ") || this == CONTACT_READ_ONE;
    }
}
