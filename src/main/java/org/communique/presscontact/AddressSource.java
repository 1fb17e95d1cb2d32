package org.communique.presscontact;

import java.util.Locale;

/** Where we have an address from (GDPR Art. 14(2)(f)). All but the first oblige us to tell her. */
public enum AddressSource {
    /** She gave it herself. */
    HERSELF,
    /** She or her outlet has made it public: a masthead, a byline, a web page. */
    PUBLISHED,
    /** A colleague or the outlet gave it. */
    COLLEAGUE,
    /** Somebody wrote it down at a meeting or a press conference. */
    EVENT,
    /** A directory of journalists. */
    DIRECTORY,
    /** A member organisation of the network. */
    MEMBER,
    /** It was on a press list before there were records. */
    EARLIER;

    /** The word in the table, and the end of the phrase that tells her. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AddressSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
