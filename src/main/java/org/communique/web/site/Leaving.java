package org.communique.web.site;

import java.util.Locale;
import java.util.Optional;

/** Ends one person's subscriptions by the token of her unsubscribe link; knows no address and cannot list anybody. */
public interface Leaving {

    /** The language of the person this token belongs to; empty if the token is not ours. Changes nothing. */
    Optional<Locale> language(String token);

    /**
     * Unsubscribes. The second time changes nothing and is as good as the first.
     *
     * @param source {@code page} or {@code one-click}, written into the consent record
     * @return false if the token is not ours
     */
    boolean leave(String token, String source);
}
