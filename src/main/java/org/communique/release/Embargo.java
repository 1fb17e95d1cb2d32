package org.communique.release;

import java.time.Instant;
import java.util.List;

/**
 * Until the release time nothing may be published; these press lists get an advance copy before
 * (IPTC NewsCodes, publication status "embargoed").
 */
public record Embargo(Instant advanceAt, List<Long> pressLists) {

    public Embargo {
        pressLists = List.copyOf(pressLists);
        if (pressLists.isEmpty()) throw new InvalidRelease("embargo", "name the press list that gets the advance copy");
    }
}
