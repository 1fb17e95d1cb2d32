package org.communique.presscontact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One request as the desk finds it in its list: nothing of who asks.
 *
 * @param contact whom it is about; 0 = nobody yet
 * @param terms   row of the embargo terms that were accepted
 */
public record PressRequest(
        long id,
        long organisation,
        RequestKind kind,
        String state,
        long contact,
        List<Locale> languages,
        Set<String> topics,
        Optional<Long> terms,
        Instant at) {

    public PressRequest {
        languages = List.copyOf(languages);
        topics = Set.copyOf(topics);
    }
}
