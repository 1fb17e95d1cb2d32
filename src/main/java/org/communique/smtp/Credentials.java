package org.communique.smtp;

/**
 * Who we are to the server (RFC 4954).
 *
 * @param user   name known to the server, not empty
 * @param secret its password
 */
public record Credentials(String user, String secret) {

    public Credentials {
        if (user.isEmpty()) throw new IllegalArgumentException("name the user");
        if (user.indexOf(0) >= 0 || secret.indexOf(0) >= 0)
            throw new IllegalArgumentException("user and secret hold no NUL (RFC 4616 §2)");
    }

    /** The secret stays out of every log, and so does the user. */
    @Override
    public String toString() {
        return "[credentials]";
    }
}
