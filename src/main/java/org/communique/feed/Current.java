package org.communique.feed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A feed as it is served now.
 *
 * @param print  of what its documents were made from; empty if one of them could not be made
 * @param closed how many archive documents it has
 */
record Current(OfferedFeed listed, String print, long closed, Map<FeedFormat, Prepared> documents) {

    Current {
        documents = Collections.unmodifiableMap(new EnumMap<>(documents));
    }

    FeedId id() {
        return listed.id();
    }
}
