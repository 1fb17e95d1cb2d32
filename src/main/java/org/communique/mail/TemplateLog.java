package org.communique.mail;

import org.communique.delivery.Messages;

/** Is told of each template that is compiled for sending, before its first mail is made: once for an edition on a list. */
public interface TemplateLog {

    /** Nobody wants to know. */
    TemplateLog NONE = message -> {};

    /** May be told the same again, after a restart for instance. */
    void compiled(Messages.Message message);
}
