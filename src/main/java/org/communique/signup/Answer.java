package org.communique.signup;

/** What a form is answered. None of it depends on whom we know. */
public sealed interface Answer {

    /** The one answer to every form that is filled in properly, whatever comes of it. */
    record Thanks() implements Answer {}

    /** Show the form, filled in as it was, with a token of now: it was too quick, too old, or came from another site. */
    record Again() implements Answer {}

    /** A field has to be mended. @param phrase key of what to do */
    record Mend(Field field, String phrase) implements Answer {}

    /** The domain looks like a slip of the pen. @param address as it may be meant */
    record DidYouMean(String address) implements Answer {}

    /** What can be wrong. */
    enum Field {
        ADDRESS,
        LISTS
    }
}
