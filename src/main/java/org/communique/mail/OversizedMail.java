package org.communique.mail;

/** The HTML part is larger than mail clients show: the unsubscribe link at its end would be clipped. */
public final class OversizedMail extends RuntimeException {

    private static final long serialVersionUID = 1;

    OversizedMail(int size) {
        super("the HTML part has " + size + " bytes as sent; clients clip it beyond " + MessageTemplate.MAX_HTML);
    }
}
