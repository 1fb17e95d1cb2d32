package org.communique.statement;

/** A draft contradicts what is stored already. A person can mend it. */
public final class DraftRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field the key of the front matter; @param message what to do */
    public DraftRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The key of the front matter that is at fault. */
    public String field() {
        return field;
    }
}
