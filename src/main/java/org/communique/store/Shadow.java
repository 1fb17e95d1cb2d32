package org.communique.store;

/**
 * A table that a rehearsal has for itself.
 *
 * @param table its name
 * @param kept  condition of the rows it begins with, as SQL over the real table; never anything a person wrote
 */
public record Shadow(String table, String kept) {

    /** Without a row. */
    public static Shadow empty(String table) {
        return new Shadow(table, "1 = 0");
    }

    public Shadow {
        if (!table.matches("[a-z_]+")) throw new IllegalArgumentException("a table's name has small letters");
    }
}
