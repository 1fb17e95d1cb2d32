package org.communique.transfer;

/** A file cannot be taken in, or not so; the message says why and what to do, and names nobody. */
public final class InvalidImport extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidImport(String message) {
        super(message);
    }
}
