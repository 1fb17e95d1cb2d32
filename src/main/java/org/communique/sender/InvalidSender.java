package org.communique.sender;

/** A key or a domain cannot be as asked. A person can mend it; the message says how. */
public final class InvalidSender extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field what is at fault: {@code domain} or {@code selector} */
    public InvalidSender(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What is at fault: {@code domain} or {@code selector}. */
    public String field() {
        return field;
    }
}
