package org.communique.audience;

/** How a person told us that she wants to leave: a part of the evidence. */
public enum WayOut {
    /** The button of the page behind the link of a mail. */
    PAGE("page", "The person used the unsubscribe link of a mail."),
    /** The one-click POST of a mail program (RFC 8058). */
    ONE_CLICK("one-click", "The person used the unsubscribe link of a mail."),
    /** A mail to the address of List-Unsubscribe (RFC 2369 §3.2). */
    MAIL("mail-link", "The person wrote to the unsubscribe address of a mail."),
    /** She told somebody of the organisation's staff. */
    STAFF("staff", "The person told the organisation."),
    /** A button of the page of her choices. */
    CHOICES("page", "The person left on the page of her choices.");

    private final String source;
    private final String wish;

    WayOut(String source, String wish) {
        this.source = source;
        this.wish = wish;
    }

    /** The word in the consent table. */
    String source() {
        return source;
    }

    /** What happened, in English, for the evidence. */
    String wish() {
        return wish;
    }
}
