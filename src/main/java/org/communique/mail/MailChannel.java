package org.communique.mail;

import java.time.Clock;
import java.util.List;
import org.communique.delivery.Channel;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;

/** Carries deliveries as mail: one recipient in one SMTP transaction, one address in To. */
public final class MailChannel implements Channel {

    private final Transport transport;
    private final Clock clock;

    private MailChannel(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Over our own SMTP client.
     *
     * @param relays one or more; a share of the connections goes to each by its weight
     */
    public static MailChannel fast(List<MailSettings> relays, Stamp stamp, Clock clock) {
        return new MailChannel(
                new FastLane(
                        new Relays(relays, stamp.host(), RelayChoice.Purpose.BULK, clock), new Stamper(stamp), clock),
                clock);
    }

    /**
     * Over Angus, one message after the other on each connection: for servers our client does not speak to.
     *
     * @param mechanisms SASL mechanisms in order, such as XOAUTH2; empty = those Angus tries by itself
     */
    public static MailChannel portable(MailSettings relay, String mechanisms, Stamp stamp, Clock clock) {
        return new MailChannel(
                new PortableLane(new Relay(relay, stamp.host(), mechanisms), new Stamper(stamp), clock), clock);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Reach plan() {
        return Reach.EACH_CONTACT;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        var one = new OneParcel(parcel, clock);
        transport.carry(one);
        return one.outcome();
    }

    @Override
    public void carry(Load load) {
        transport.carry(load);
    }

    @Override
    public void close() {
        transport.close();
    }
}
