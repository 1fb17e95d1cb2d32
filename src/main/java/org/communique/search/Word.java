package org.communique.search;

/**
 * A word of a text. Both forms hold letters and digits only, at least one and at most {@link Words#LONGEST} of them, so that no
 * word is ever syntax to a database.
 *
 * @param form  folded: lower case, without accents, vowel signs and apostrophes
 * @param stem  the same without its inflection
 * @param start where it begins in {@link Words#composed(String)}, in chars
 * @param end   where it ends, exclusive
 */
public record Word(String form, String stem, int start, int end) {}
