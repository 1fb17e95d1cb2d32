package org.communique.smtp;

import java.io.IOException;

/** The conversation cannot go on. */
final class Broken extends IOException {

    private static final long serialVersionUID = 1L;

    /** How it broke. */
    enum How {
        CLOSED,
        SILENT,
        GARBLED,
        ENDED_BY_US
    }

    private final How how;

    Broken(How how, String message) {
        super(message);
        this.how = how;
    }

    How how() {
        return how;
    }
}
