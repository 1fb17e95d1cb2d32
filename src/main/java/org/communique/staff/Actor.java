package org.communique.staff;

import java.util.Map;
import java.util.Set;

/** Who asks for something to be done: a user with her roles, or the console. A stranger has no role anywhere. */
public final class Actor {

    private static final Actor CONSOLE = new Actor("console", Map.of(), true);

    private final String name;
    private final Map<Long, Set<Role>> roles;
    private final boolean everything;

    private Actor(String name, Map<Long, Set<Role>> roles, boolean everything) {
        this.name = name;
        this.roles = Map.copyOf(roles);
        this.everything = everything;
    }

    /**
     * A user as the roles she has just now make her: ask {@link Staff#actor} anew for each request, so that a role that was
     * taken away is gone at once.
     *
     * @param roles by id of the organisation
     */
    public static Actor of(String name, Map<Long, Set<Role>> roles) {
        return new Actor(name, roles, false);
    }

    /** Whoever has the data folder and its key: may do everything everywhere. */
    public static Actor console() {
        return CONSOLE;
    }

    /** As the audit log names her. */
    public String name() {
        return name;
    }

    /** Whether she may know that this organisation is here: she has a role in it. */
    public boolean belongsTo(long organisation) {
        return everything || !roles.getOrDefault(organisation, Set.of()).isEmpty();
    }

    /** Whether one of her roles in this organisation has the permission; roles in another count for nothing. */
    public boolean may(Permission permission, long organisation) {
        return everything
                || roles.getOrDefault(organisation, Set.of()).stream()
                        .anyMatch(it -> it.permissions().contains(permission));
    }

    /** Whether she may do what touches the whole network: the console alone. */
    public boolean may(Permission permission) {
        return everything && permission.network();
    }

    /** @throws Denied if she may not */
    public void must(Permission permission, long organisation) {
        if (!may(permission, organisation)) throw new Denied(permission);
    }

    /** @throws Denied if she may not */
    public void must(Permission permission) {
        if (!may(permission)) throw new Denied(permission);
    }

    /** A mask: user names are personal data too. */
    @Override
    public String toString() {
        return "[actor]";
    }
}
