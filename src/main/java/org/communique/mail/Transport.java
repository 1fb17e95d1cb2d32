package org.communique.mail;

import org.communique.delivery.Load;

/** How mails get to a relay: the fast lane, or the portable one. */
interface Transport extends AutoCloseable {

    /** Carries all that a load hands out; returns when it has ended, or when nothing can be carried for now. */
    void carry(Load load);

    /** Lets go of connections. */
    @Override
    void close();
}
