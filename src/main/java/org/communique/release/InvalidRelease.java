package org.communique.release;

/** A release cannot be as asked. A person can mend it; the message says how. */
public final class InvalidRelease extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field what is at fault, such as {@code at} or {@code to} */
    public InvalidRelease(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What is at fault, such as {@code at} or {@code to}. */
    public String field() {
        return field;
    }
}
