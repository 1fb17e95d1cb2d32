package org.communique.fetch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hosts of the operator's own network that may be called although the rules for strangers refuse them: by the very name or
 * address an entry has, at its port or, if it names none, at every port.
 */
public record AllowedHosts(Set<String> entries) {

    /** None: what the public may name is all there is. */
    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    private static final Pattern ENTRY = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?");

    public AllowedHosts {
        entries = entries.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        for (var entry : entries)
            if (!ENTRY.matcher(entry).matches())
                throw new IllegalArgumentException("write hosts as name, name:port or [address]:port, comma separated");
    }

    /**
     * Reads a comma separated list.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static AllowedHosts parse(String list) {
        return new AllowedHosts(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean has(String host, int port) {
        var name = host.contains(":") ? "[" + host + "]" : host;
        return entries.contains(name) || entries.contains(name + ":" + port);
    }
}
