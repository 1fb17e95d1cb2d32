package org.communique.staff;

/** Somebody may not do what she asked for. Says which permission it takes, and nothing of what it was asked of. */
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Permission permission;

    public Denied(Permission permission) {
        super("this takes the permission " + permission.code() + ": ask an administrator of your organisation");
        this.permission = permission;
    }

    /** What it takes. */
    public Permission permission() {
        return permission;
    }
}
