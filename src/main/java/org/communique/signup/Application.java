package org.communique.signup;

import java.util.List;
import java.util.Locale;
import org.communique.audience.Address;
import org.communique.audience.Consent;
import org.communique.audience.Joiners;

/**
 * What is kept, sealed, of a form that was filled in properly. Once it is confirmed, the address goes.
 *
 * @param address  empty once it is confirmed
 * @param lists    ids
 * @param wording  exactly what was shown
 * @param contacts once it is confirmed: the numbers of the contacts
 */
record Application(
        String address,
        String language,
        List<String> languages,
        List<String> topics,
        String rhythm,
        List<Long> lists,
        String wording,
        String form,
        List<Long> contacts) {

    Address to() {
        return new Address(address);
    }

    Locale page() {
        return Locale.forLanguageTag(language);
    }

    Joiners.Choices choices() {
        return new Joiners.Choices(languages, topics, rhythm);
    }

    Consent.Wording agreed() {
        return new Consent.Wording(language, wording, form);
    }

    Application confirmed(List<Long> contacts) {
        return new Application("", language, languages, topics, rhythm, lists, wording, form, contacts);
    }

    /** A mask: an address is in it. */
    @Override
    public String toString() {
        return "[application]";
    }
}
