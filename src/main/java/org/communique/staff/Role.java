package org.communique.staff;

import static org.communique.staff.Permission.AUDIT_READ;
import static org.communique.staff.Permission.CONTACT_CHANGE;
import static org.communique.staff.Permission.CONTACT_ERASE;
import static org.communique.staff.Permission.CONTACT_EXPORT;
import static org.communique.staff.Permission.CONTACT_IMPORT;
import static org.communique.staff.Permission.CONTACT_READ_ONE;
import static org.communique.staff.Permission.LETTERHEAD_MANAGE;
import static org.communique.staff.Permission.LETTERHEAD_READ;
import static org.communique.staff.Permission.LIST_MANAGE;
import static org.communique.staff.Permission.LIST_READ;
import static org.communique.staff.Permission.ORGANISATION_MANAGE;
import static org.communique.staff.Permission.ORGANISATION_READ;
import static org.communique.staff.Permission.PRESS_MANAGE;
import static org.communique.staff.Permission.PRESS_READ;
import static org.communique.staff.Permission.RELEASE_APPROVE;
import static org.communique.staff.Permission.RELEASE_PLAN;
import static org.communique.staff.Permission.RELEASE_PUBLISH;
import static org.communique.staff.Permission.RELEASE_READ;
import static org.communique.staff.Permission.SEGMENT_MANAGE;
import static org.communique.staff.Permission.SEGMENT_READ;
import static org.communique.staff.Permission.STAFF_MANAGE;
import static org.communique.staff.Permission.STAFF_READ;
import static org.communique.staff.Permission.STATEMENT_READ;
import static org.communique.staff.Permission.STATEMENT_WRITE;
import static org.communique.staff.Permission.SUBSCRIPTION_APPROVE;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is in one organisation. Nobody both writes and approves by one role; administrators and auditors see no
 * address; auditors change nothing.
 */
public enum Role {
    WRITER(STATEMENT_READ, STATEMENT_WRITE, RELEASE_READ, RELEASE_PLAN, LIST_READ, SEGMENT_READ),
    APPROVER(STATEMENT_READ, RELEASE_READ, RELEASE_APPROVE, LIST_READ, SEGMENT_READ),
    PUBLISHER(STATEMENT_READ, RELEASE_READ, RELEASE_PLAN, RELEASE_PUBLISH, LIST_READ, SEGMENT_READ),
    PRESS_DESK(STATEMENT_READ, RELEASE_READ, LIST_READ, PRESS_READ, PRESS_MANAGE),
    LIST_KEEPER(
            LIST_READ,
            LIST_MANAGE,
            SEGMENT_READ,
            SEGMENT_MANAGE,
            SUBSCRIPTION_APPROVE,
            CONTACT_READ_ONE,
            CONTACT_CHANGE,
            CONTACT_IMPORT,
            CONTACT_EXPORT,
            CONTACT_ERASE),
    AUDITOR(STATEMENT_READ, RELEASE_READ, LIST_READ, SEGMENT_READ, STAFF_READ, AUDIT_READ),
    ADMINISTRATOR(ORGANISATION_MANAGE, LETTERHEAD_MANAGE, STAFF_READ, STAFF_MANAGE, LIST_READ, AUDIT_READ);

    /** Of whoever is alone at the beginning: all work but approving, which stays with somebody else. */
    public static final List<Role> OF_THE_FIRST_USER =
            List.of(ADMINISTRATOR, WRITER, PUBLISHER, PRESS_DESK, LIST_KEEPER);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        var all = EnumSet.of(ORGANISATION_READ, LETTERHEAD_READ);
        all.addAll(Arrays.asList(permissions));
        this.permissions = Collections.unmodifiableSet(all);
    }

    /** As it stands in the database and on the command line, such as {@code list-keeper}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role with this code; empty if there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /** What it lets somebody do, in the organisation it was given in. */
    public Set<Permission> permissions() {
        return permissions;
    }
}
