package org.communique.web.site;

import java.util.Locale;
import java.util.Optional;

/** Ends one person's subscriptions by the token of her unsubscribe link; knows no address and cannot list anybody. */
public interface Leaving {

    /**
     * What the page may say to whoever holds the link.
     *
     * @param organisation its name, in that language
     * @param preferences  token of the person's link to her choices; empty if she has been erased
     */
    record Asked(Locale language, String organisation, Optional<String> preferences) {}

    /** How she leaves. */
    enum Way {
        /** The lists of the mail, by the button of the page. */
        PAGE,
        /** Every list of the organisation, by the other button. */
        EVERYTHING,
        /** The lists of the mail, by her mail program (RFC 8058). */
        ONE_CLICK
    }

    /**
     * It is done.
     *
     * @param undo takes it back for ten minutes; empty if nothing has ended, or a program did it
     */
    record Left(Optional<String> undo) {}

    /** Whom this token belongs to; empty if it is not ours. Changes nothing. */
    Optional<Asked> asked(String token);

    /** Unsubscribes. The second time changes nothing and is as good as the first; empty if the token is not ours. */
    Optional<Left> leave(String token, Way way);

    /**
     * Takes back what {@link #leave} did with this token, if it was less than ten minutes ago.
     *
     * @param undo from the answer to it
     * @return false if nothing was to be taken back
     */
    boolean undo(String token, String undo);
}
