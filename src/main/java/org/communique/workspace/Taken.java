package org.communique.workspace;

/** The organisation has something of that slug already. */
public final class Taken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Taken(String kind, String slug) {
        super("there is a " + kind + " '" + slug + "' already: choose another word");
    }
}
