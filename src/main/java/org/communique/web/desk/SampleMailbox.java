package org.communique.web.desk;

import java.util.List;
import java.util.Optional;

/** The built-in mailbox, as the desk sees it. */
public interface SampleMailbox {

    /** True in the sample mode; otherwise there is no mailbox and no page about it. */
    boolean open();

    /** How many mails have come. */
    int count();

    /** The newest mails first, at most {@code limit}. */
    List<Mail> newest(int limit);

    /** The mail with this number; empty if there is none. */
    Optional<Mail> mail(int number);

    /** One mail. Its number is 0 for the first to come; its language a tag. */
    record Mail(int number, String to, String subject, String language, String html, String text) {}
}
