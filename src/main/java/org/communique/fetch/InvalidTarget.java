package org.communique.fetch;

/** An address that may not be called, and why; the message never repeats the address. */
public final class InvalidTarget extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidTarget(String reason) {
        super(reason);
    }
}
