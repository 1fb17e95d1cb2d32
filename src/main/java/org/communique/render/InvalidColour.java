package org.communique.render;

/** A colour cannot be used; the message says how to write one. */
public final class InvalidColour extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidColour(String message) {
        super(message);
    }
}
