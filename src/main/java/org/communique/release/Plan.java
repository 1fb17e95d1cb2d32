package org.communique.release;

import java.util.List;
import java.util.Optional;
import org.communique.statement.Statement;

/**
 * What somebody wants released: the input of {@link Releases#draft}.
 *
 * @param lists    ids of the lists that get it at the release time
 * @param embargo  present if press lists get an advance copy
 * @param channels names such as {@code feed} and {@code mail}; at least one
 */
public record Plan(
        Statement statement, List<Long> lists, ReleaseTime time, Optional<Embargo> embargo, List<String> channels) {

    public Plan {
        lists = List.copyOf(lists);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) throw new InvalidRelease("channels", "name at least one channel, such as feed or mail");
        if (embargo.isPresent() && !embargo.get().advanceAt().isBefore(time.instant()))
            throw new InvalidRelease("embargo", "the advance copy must leave before the release time");
    }
}
