package org.communique.hub;

/** A request the hub does not understand; the message says what to mend and repeats nothing of it. */
final class InvalidForm extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidForm(String reason) {
        super(reason);
    }
}
