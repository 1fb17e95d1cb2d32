package org.communique.openid;

/** The provider did not answer, or not as one does. Never leaves this room. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Looked why;

    Unreachable(Looked why) {
        super("the provider cannot be reached", null, false, false);
        this.why = why;
    }

    /** Never {@link Looked#ANSWERS}. */
    Looked why() {
        return why;
    }
}
