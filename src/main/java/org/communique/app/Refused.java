package org.communique.app;

/** A command cannot do what it was asked; the message says why and what to do. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
