package org.communique.choices;

/**
 * What a verified link allows.
 *
 * @param contact whom it belongs to
 * @param fresh   it was mailed to her within the last day, so whoever holds it reads her mail; a link of an old mail may have been
 *                passed on
 */
public record Pass(long contact, boolean fresh) {

    /** A mask: who chooses is nobody's business. */
    @Override
    public String toString() {
        return "[pass]";
    }
}
