package org.communique.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message on its way: what the server has said of it so far. */
final class Flight<T> {

    private final SmtpMessage<T> message;
    private @Nullable SmtpResult failure;

    /** Where on the connection its last byte is, once it is in the buffer. */
    long end = Long.MAX_VALUE;

    /** Whether it was written while the message before it had no reply yet. */
    final boolean behind;

    boolean mailTaken;
    boolean rcptTaken;
    boolean go;
    boolean settled;

    Flight(SmtpMessage<T> message, boolean behind) {
        this.message = message;
        this.behind = behind;
    }

    SmtpMessage<T> message() {
        return message;
    }

    boolean failed() {
        return failure != null;
    }

    /** The first failure is the cause of those behind it. */
    void fail(SmtpResult why) {
        if (failure == null) failure = why;
    }

    Optional<SmtpResult> failure() {
        return Optional.ofNullable(failure);
    }
}
