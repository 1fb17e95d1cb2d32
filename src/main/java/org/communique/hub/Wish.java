package org.communique.hub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.fetch.Fetcher;
import org.communique.fetch.InvalidTarget;
import org.communique.fetch.Target;

/**
 * What a subscriber asks for, understood and within bounds (W3C WebSub §5.1). Whether its callback wants it too is not known yet.
 *
 * @param topic  path of one of our feeds
 * @param secret under which pushes are signed
 * @param etag   of the feed now
 */
record Wish(Mode mode, String topic, Target callback, Optional<byte[]> secret, Duration lease, String etag) {

    /** Bytes of a secret: fewer than this (WebSub §5.1). */
    private static final int SECRET_LIMIT = 200;

    private static final int LONGEST_TOPIC = 2000;

    /** Reads wishes. */
    record Reader(Feeds feeds, FeedSettings settings, Fetcher fetcher, HubSettings.Leases leases) {

        /** @throws InvalidForm with what to mend */
        Wish read(Form form) {
            var mode = Mode.wanted(form.required("hub.mode"))
                    .orElseThrow(() -> new InvalidForm("hub.mode is neither subscribe nor unsubscribe"));
            var topic = topic(form.required("hub.topic"));
            return new Wish(
                    mode,
                    topic,
                    callback(form.required("hub.callback")),
                    form.optional("hub.secret").map(Reader::secret),
                    form.optional("hub.lease_seconds").map(this::lease).orElse(leases.usual()),
                    feeds.get(topic).orElseThrow(Reader::unknownTopic).etag());
        }

        /** Only the address a feed gives itself: there are no two names for one topic. */
        private String topic(String url) {
            if (url.length() > LONGEST_TOPIC || !url.startsWith(settings.baseUrl() + "/")) throw unknownTopic();
            var path = url.substring(settings.baseUrl().length());
            if (path.equals(Feeds.OPML)) throw unknownTopic();
            return path;
        }

        private static InvalidForm unknownTopic() {
            return new InvalidForm("hub.topic is not a feed of this site: use the address the feed gives itself");
        }

        private Target callback(String url) {
            try {
                return fetcher.target(url);
            } catch (InvalidTarget invalid) {
                throw new InvalidForm("hub.callback cannot be called: " + invalid.getMessage());
            }
        }

        private static byte[] secret(String secret) {
            var bytes = secret.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length >= SECRET_LIMIT) throw new InvalidForm("hub.secret has 200 bytes or more");
            return bytes;
        }

        private Duration lease(String seconds) {
            if (!seconds.matches("[1-9][0-9]{0,9}")) // more is not a time anybody means
            throw new InvalidForm("hub.lease_seconds is not a whole number of seconds from 1 to 9999999999");
            return leases.granted(Duration.ofSeconds(Long.parseLong(seconds)));
        }
    }
}
