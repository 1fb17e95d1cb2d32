package org.communique.convert;

/** Ends the reading of a document from within; never leaves the room. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal why;

    Unreadable(Refusal why) {
        super(why.code());
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
