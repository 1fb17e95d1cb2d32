package org.communique.workspace;

/** What was asked for is not there, or it is another organisation's: nobody can tell which. */
public final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param kind word of the glossary, such as {@code list} */
    public Missing(String kind) {
        super("there is no such " + kind + " in your organisation");
    }
}
