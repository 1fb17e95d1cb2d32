package org.communique.smtp;

import java.util.Optional;

/**
 * Where a connection takes its messages from, and where it reports what became of each. A connection calls it from the thread
 * that drains; a source that serves several connections must bear several threads.
 *
 * @param <T> what the caller knows a message by
 */
public interface SmtpSource<T> {

    /** The next message if one is ready, without waiting. */
    Optional<SmtpMessage<T>> poll();

    /** The next message, waiting for it; empty = there will be no more. Called only while no reply is awaited. */
    Optional<SmtpMessage<T>> take();

    /** Called exactly once for each message that was taken, in the order of the replies. */
    void settled(SmtpMessage<T> message, SmtpResult result);
}
