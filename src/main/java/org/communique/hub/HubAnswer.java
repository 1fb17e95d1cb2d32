package org.communique.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * What a request to the hub is answered with, as plain text.
 *
 * @param status of HTTP: 202, or why not
 * @param reason fixed words that repeat nothing of the request; empty for 202
 * @param retryAfter when to come again
 */
public record HubAnswer(int status, String reason, Optional<Duration> retryAfter) {

    static final HubAnswer ACCEPTED = new HubAnswer(202, "", Optional.empty());

    static HubAnswer refused(int status, String reason) {
        return new HubAnswer(status, reason, Optional.empty());
    }

    static HubAnswer later(int status, String reason, Duration wait) {
        return new HubAnswer(status, reason, Optional.of(wait));
    }
}
