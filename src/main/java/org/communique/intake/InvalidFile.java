package org.communique.intake;

/** A file that is not taken. The message says what is wrong with it and how to mend it; {@link Assets} adds the line. */
final class InvalidFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidFile(String message) {
        super(message);
    }

    /** @param cause what the library said, for a debugger only: it may quote the file */
    InvalidFile(String message, Throwable cause) {
        super(message, cause);
    }
}
