package org.communique.choices;

/** What became of a form. */
public enum Choosing {
    /** All of it is kept. */
    SAVED,
    /** No language was chosen. Nothing was changed. */
    NO_LANGUAGE,
    /** The day is not within the year to come. Nothing was changed. */
    NO_SUCH_DAY,
    /** Something that our form does not offer. Nothing was changed. */
    NOT_OFFERED
}
