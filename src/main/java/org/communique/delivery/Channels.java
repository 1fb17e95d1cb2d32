package org.communique.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The channels of this process, by name. */
public final class Channels {

    private final Map<String, Channel> byName = new TreeMap<>();

    /** @throws IllegalArgumentException if two channels have one name */
    public Channels(Collection<? extends Channel> channels) {
        for (var channel : channels)
            if (byName.put(channel.name(), channel) != null)
                throw new IllegalArgumentException("two channels are named " + channel.name());
    }

    /** @throws IllegalStateException if this process has no such channel */
    public Channel named(String name) {
        var channel = byName.get(name);
        if (channel == null)
            throw new IllegalStateException("there is no channel named " + name + "; known: " + names());
        return channel;
    }

    /** Names of the channels that owe each contact a delivery; what is for the public at once leaves with the release itself. */
    List<String> toEachContact() {
        return byName.values().stream()
                .filter(it -> it.plan() == Channel.Reach.EACH_CONTACT)
                .map(Channel::name)
                .toList();
    }

    /** All names, in order. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}
