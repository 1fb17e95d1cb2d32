package org.communique.drafting;

/**
 * One thing to mend before a draft can be a revision.
 *
 * @param field of the form, such as {@code title}
 * @param code  of its phrase, such as {@code too-long}
 * @param what  the words it is about; may be empty
 * @param line  of the body, from 1; 0 = none
 */
public record Mend(String field, String code, String what, int line) {

    static Mend of(String field, String code) {
        return new Mend(field, code, "", 0);
    }

    static Mend of(String field, String code, String what) {
        return new Mend(field, code, what, 0);
    }
}
