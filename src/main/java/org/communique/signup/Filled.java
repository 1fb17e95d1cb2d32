package org.communique.signup;

import java.util.List;
import java.util.Locale;

/**
 * A form as it came: all of it is a stranger's word.
 *
 * @param page      language of the form
 * @param address   as typed
 * @param lists     keys of {@link Offers.Choice}
 * @param languages BCP 47 tags, first choice first
 * @param topics    slugs
 * @param rhythm    word, see {@link Choosing#RHYTHMS}
 * @param proof     that a person filled it in
 */
public record Filled(
        Locale page,
        String address,
        List<String> lists,
        List<String> languages,
        List<String> topics,
        String rhythm,
        Proof proof) {

    public Filled {
        lists = List.copyOf(lists);
        languages = List.copyOf(languages);
        topics = List.copyOf(topics);
    }

    /** A mask: an address is in it. */
    @Override
    public String toString() {
        return "[form]";
    }

    /**
     * What speaks for a person and against a program.
     *
     * @param form    which of our forms
     * @param token   that the form held
     * @param work    proof of work; may be empty
     * @param trap    what stood in the field that people do not see
     * @param network the truncated address of the sender
     * @param ours    false if a browser says that another site sent it
     */
    public record Proof(
            String form, String token, String work, String trap, String network, boolean ours, Insists insists) {}

    /** What she answered to a suggestion. */
    public enum Insists {
        /** None was made. */
        NO,
        /** The address is right as it was typed. */
        TYPED,
        /** The suggestion is right. */
        MEANT
    }
}
