package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.communique.delivery.Channel;

/**
 * Channels that an integrator adds as a route: each file {@code <data>/routes/channel-NAME.camel.yaml} is the channel NAME.
 */
final class RouteChannels {

    private static final Pattern FILE = Pattern.compile("channel-([a-z][a-z0-9-]{0,30})\\.camel\\.yaml");

    private final CamelContext camel;
    private final DataFolder folder;
    private final Clock clock;

    RouteChannels(CamelContext camel, DataFolder folder, Clock clock) {
        this.camel = camel;
        this.folder = folder;
        this.clock = clock;
    }

    /** The given channels and those of the folder. */
    List<Channel> and(Collection<Channel> channels) {
        var all = new ArrayList<>(channels);
        names(folder).forEach(name -> all.add(new RouteChannel(name, camel, clock)));
        return all;
    }

    /** The names of the channels an integrator has added, in order. */
    static List<String> names(DataFolder folder) {
        try (var files = Files.list(folder.path().resolve("routes"))) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> match.group(1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
