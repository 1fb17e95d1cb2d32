package org.communique.app;

/** A setting stops the start; the message names it and says what to write. */
final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;

    InvalidSetting(String key, String message) {
        super("setting " + key + ": " + message);
        this.key = key;
    }

    /** Which one. */
    String key() {
        return key;
    }
}
