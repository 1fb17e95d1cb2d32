package org.communique.mail;

/**
 * Where the links and addresses in list headers lead.
 *
 * @param baseUrl     public address of the site, without a slash at the end
 * @param unsubscribe local part, before the {@code +} and the token, of the address that ends a subscription; it lies at the
 *                    sender's domain
 * @param complaints  local part, at the sender's domain, of the address that takes complaint reports (RFC 9477)
 */
record ListAddresses(String baseUrl, String unsubscribe, String complaints) {

    ListAddresses {
        if (unsubscribe.length() + 41 > 64)
            throw new IllegalArgumentException("a local part has at most 64 characters (RFC 5321 §4.5.3.1.1)");
    }

    /** The usual local parts. */
    static ListAddresses at(String baseUrl) {
        return new ListAddresses(baseUrl, "u", "complaints");
    }

    /** The link that ends a subscription (RFC 8058). */
    String leave(String token) {
        return baseUrl + "/u/" + token;
    }

    /** The link to what a recipient has chosen. */
    String preferences(String token) {
        return baseUrl + "/p/" + token;
    }

    /** The address to write to that ends a subscription (RFC 2369 §3.2). */
    String leaveByMail(String token, String domain) {
        return unsubscribe + "+" + token + "@" + domain;
    }

    /** Where a journalist says that this is not her subject. */
    String notMyBeat(String token) {
        return baseUrl + "/press/beat/" + token;
    }

    /** Where a journalist says that she has moved. */
    String moved(String token) {
        return baseUrl + "/press/moved/" + token;
    }

    /** The link to a press contact's page under embargo. */
    String advance(String token) {
        return baseUrl + "/advance/" + token;
    }
}
