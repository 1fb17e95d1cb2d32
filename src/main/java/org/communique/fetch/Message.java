package org.communique.fetch;

import java.util.Map;

/**
 * What is posted.
 *
 * @param contentType with charset
 * @param headers     more header fields, by name
 */
public record Message(byte[] body, String contentType, Map<String, String> headers) {

    public Message {
        headers = Map.copyOf(headers);
    }
}
