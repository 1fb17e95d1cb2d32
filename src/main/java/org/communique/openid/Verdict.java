package org.communique.openid;

/** What became of an answer. Every case is data; none is an exception. */
public sealed interface Verdict {

    /** The provider says who it is, and proves that it says so. */
    record Introduced(Identity identity) implements Verdict {}

    /** Nobody is let in by this. */
    record Refused(Reason reason) implements Verdict {}

    /** The provider could not be asked. */
    record Away() implements Verdict {}

    /** Why not. */
    enum Reason {
        /** It is no answer to what was asked, or the person or the provider said no. */
        NO_ANSWER,
        /** It comes more than ten minutes after the question. */
        LATE,
        /** The code bought no token, or one that is not the provider's, not for us, not of this question, or no longer good. */
        TOKEN,
        /** She was to prove herself now, and the provider does not say that she did. */
        NOT_NOW
    }
}
