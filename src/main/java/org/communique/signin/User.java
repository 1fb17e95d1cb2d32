package org.communique.signin;

import java.util.Locale;

/**
 * Somebody of the staff who signs in to the desk.
 *
 * @param name      as she signs in: 2 to 40 small letters, digits, dots and hyphens
 * @param shown     as colleagues know her
 * @param language  of the desk
 * @param shortcuts whether single keys do something at her desk
 */
public record User(String name, String shown, Locale language, boolean shortcuts) {

    public User {
        if (!name.matches("[a-z][a-z0-9.-]{1,39}"))
            throw new IllegalArgumentException(
                    "write a user name of 2 to 40 small letters, digits, dots and hyphens that begins with a letter");
        shown = shown.strip();
        if (shown.isEmpty() || shown.length() > 80)
            throw new IllegalArgumentException("write a name of 1 to 80 characters");
    }

    /** With single keys, as everybody begins. */
    public User(String name, String shown, Locale language) {
        this(name, shown, language, true);
    }

    /** A mask: user names are personal data too. */
    @Override
    public String toString() {
        return "[user]";
    }
}
