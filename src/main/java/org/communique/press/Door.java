package org.communique.press;

import java.time.Duration;

/** The answer to somebody who gives a user name and a password. */
public sealed interface Door {

    /** It is this contact, who may see what she holds. */
    record Open(long contact) implements Door {}

    /** Unknown, wrong, revoked or no longer accredited: nobody learns which. */
    record Shut() implements Door {}

    /** Too many wrong passwords for this user name. */
    record Wait(Duration time) implements Door {}
}
