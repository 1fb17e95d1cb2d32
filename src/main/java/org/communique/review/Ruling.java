package org.communique.review;

import java.util.Locale;

/** What comes of asking for an approval, or of saying something. */
public sealed interface Ruling {

    /** It is written down and others are waited for. @param missing how many more have to say yes */
    record Counted(int missing) implements Ruling {}

    /** It is approved. */
    record Approved() implements Ruling {}

    /** It goes back to whoever asked. */
    record Returned() implements Ruling {}

    /** Nothing has changed, except that a review of what is no more is void. */
    record Refused(Why why) implements Ruling {}

    /** Why nothing comes of it. */
    enum Why {
        /** Nobody waits for an answer any more. */
        ENDED,
        /** It is something else by now. */
        CHANGED,
        /** Her own text or plan, or she asked. */
        OWN,
        /** The policy asks others. */
        NOT_ASKED,
        /** She has said something already. */
        SAID,
        /** It needs a note, or a reason. */
        NO_NOTE,
        /** It is asked for already, or decided. */
        ASKED,
        /** Fewer people may approve it than have to. */
        TOO_FEW,
        /** There is not enough time until the release. */
        TOO_LATE;

        /** The word in keys of phrases. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
