package org.communique.smtp;

import java.io.IOException;

/** The server said 421: it leaves, and does nothing of what it was told after that (RFC 5321 §3.8). */
final class Leaving extends IOException {

    private static final long serialVersionUID = 1L;

    Leaving() {
        super("the server closes the channel (421)");
    }
}
