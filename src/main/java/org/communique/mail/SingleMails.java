package org.communique.mail;

import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.communique.delivery.Outcome;

/** Sends mails to single persons: one connection, one after the other, in front of nothing that a release waits for. */
public final class SingleMails implements AutoCloseable {

    private final SingleLane lane;

    private SingleMails(SingleLane lane) {
        this.lane = lane;
    }

    /** Over our own SMTP client. @param relays one or more */
    public static SingleMails fast(List<MailSettings> relays, Stamp stamp, Clock clock) {
        var chosen = new Relays(relays, stamp.host(), RelayChoice.Purpose.TRANSACTIONAL, clock);
        return new SingleMails(new FastSingleLane(chosen, new SingleStamper(stamp), clock));
    }

    /** Over Angus. @param mechanisms SASL mechanisms in order; empty = those Angus tries by itself */
    public static SingleMails portable(MailSettings relay, String mechanisms, Stamp stamp, Clock clock) {
        return new SingleMails(
                new PortableSingleLane(new Relay(relay, stamp.host(), mechanisms), new SingleStamper(stamp), clock));
    }

    /** Sends them; {@code settled} is told exactly once of each, before this returns. */
    public void carry(List<SingleMail> mails, BiConsumer<SingleMail, Outcome> settled) {
        lane.carry(mails, settled);
    }

    @Override
    public void close() {
        lane.close();
    }

    /** One of two ways to a relay. */
    interface SingleLane extends AutoCloseable {

        void carry(List<SingleMail> mails, BiConsumer<SingleMail, Outcome> settled);

        @Override
        void close();
    }
}
