package org.communique.openid;

/** The provider did not answer, or not as one does. Never leaves this room. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreachable() {
        super("the provider cannot be reached", null, false, false);
    }
}
