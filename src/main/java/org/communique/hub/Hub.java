package org.communique.hub;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.fetch.Fetcher;
import org.communique.store.Store;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;

/**
 * The WebSub hub (<a href="https://www.w3.org/TR/2018/REC-websub-20180123/">W3C WebSub</a>) of our own feeds: takes requests to
 * subscribe, asks each callback whether it agrees, and hands it the whole feed whenever that has changed, until its lease ends. It
 * knows of a statement what the feeds hold, so nothing before its instant.
 */
public final class Hub implements AutoCloseable {

    /** What this room keeps sealed. */
    public static final List<SealedColumn> SEALED = List.of(
            SealedColumn.of("hub_request", "callback", "uid", "hub.callback"),
            SealedColumn.of("hub_request", "secret", "uid", "hub.secret"),
            SealedColumn.of("hub_subscription", "callback", "uid", "hub.callback"),
            SealedColumn.of("hub_subscription", "secret", "uid", "hub.secret"));

    /** Bytes of a request at most. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HubSettings settings;
    private final Wish.Reader wishes;
    private final Requests requests;
    private final Subscribers subscribers;
    private final Pushes pushes;
    private final Rounds rounds;
    private final Counts counts = new Counts();
    private final Throttle perName;
    private final Throttle altogether;

    /** The rooms a hub stands on. */
    public record Rooms(Store store, Vault vault, Feeds feeds, FeedSettings site, Fetcher fetcher) {}

    /** Does nothing yet: call {@link #start()}. */
    public Hub(HubSettings settings, Rooms rooms, Clock clock) {
        var callbacks = new Callbacks(rooms.vault(), rooms.fetcher());
        var calls = new Calls(
                rooms.fetcher(), rooms.site(), rooms.vault(), rooms.site().url(FeedSettings.HUB_PATH));
        this.settings = settings;
        wishes = new Wish.Reader(rooms.feeds(), rooms.site(), rooms.fetcher(), settings.leases());
        requests = new Requests(rooms.store(), callbacks, settings, clock);
        subscribers = new Subscribers(rooms.store(), clock);
        pushes = new Pushes(rooms.store(), callbacks, clock);
        rounds = new Rounds(
                new Rounds.Parts(rooms.store(), rooms.feeds(), requests, subscribers, pushes, calls, counts),
                settings.connections(),
                clock);
        perName = new Throttle(clock, settings.perMinute());
        altogether = new Throttle(clock, settings.perMinute() * 10);
    }

    /** Whether there is a hub at all. */
    public boolean open() {
        return settings.subscribers() > 0;
    }

    /** Begins to work, with what an earlier process left undone. */
    public void start() {
        if (open()) rounds.start();
    }

    /** The feeds may have changed: whoever is subscribed to one that has is pushed it. Returns at once. */
    public void changed() {
        if (open()) rounds.wake();
    }

    /**
     * Takes a request (WebSub §5.1). Its callback is asked afterwards; that changes nothing about the answer.
     *
     * @param contentType of the request; empty if it has none
     * @param body        what is longer than {@link #MOST_BYTES} is refused
     * @param from        who asks, as far as that can be known; only counted
     */
    public HubAnswer take(String contentType, byte[] body, String from) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(FORM)) return HubAnswer.refused(415, "send a form: " + FORM);
        if (body.length > MOST_BYTES) return HubAnswer.refused(413, "the form is longer than " + MOST_BYTES + " bytes");
        var early = perName.wait("from " + from);
        if (early.isPresent()) return HubAnswer.later(429, "too many requests: come again later", early.get());
        try {
            return take(wishes.read(Form.parse(body)));
        } catch (InvalidForm invalid) {
            return HubAnswer.refused(400, invalid.getMessage());
        }
    }

    /** Each request makes us call a host once: a host nobody asked is not to notice. */
    private HubAnswer take(Wish wish) {
        var early = perName.wait("host " + wish.callback().host());
        if (early.isPresent()) return HubAnswer.later(429, "too many requests for callbacks on this host", early.get());
        var full = altogether.wait("");
        if (full.isPresent()) return HubAnswer.later(503, "too many requests: come again later", full.get());
        var answer = requests.add(wish);
        rounds.wake();
        return answer;
    }

    /** Subscriptions that have not run out. */
    public long subscriptions() {
        return subscribers.count();
    }

    /** Requests whose callbacks have not been asked yet. */
    public long waiting() {
        return requests.waiting();
    }

    /** Pushes owed. */
    public long pending() {
        return pushes.pending();
    }

    /** How often something happened since the start. */
    public long count(Count count) {
        return counts.get(count);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
