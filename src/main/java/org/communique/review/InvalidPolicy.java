package org.communique.review;

/** A policy that nobody could follow. */
public final class InvalidPolicy extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field of {@link Policy} that is at fault */
    InvalidPolicy(String field) {
        super("the policy cannot be followed: look at its " + field);
        this.field = field;
    }

    /** What is at fault, such as {@code needed}. */
    public String field() {
        return field;
    }
}
