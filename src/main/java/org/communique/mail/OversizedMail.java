package org.communique.mail;

/** The HTML part is larger than mail clients show. */
final class OversizedMail extends RuntimeException {

    private static final long serialVersionUID = 1;

    OversizedMail(int size) {
        super("the HTML part has " + size + " bytes as sent; clients clip it beyond " + Composer.MAX_HTML);
    }
}
