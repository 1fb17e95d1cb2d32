package org.communique.app;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.communique.delivery.Channel;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;

/** Mail over the relay in force, whichever that is when a load begins. */
final class LiveMailChannel implements Channel {

    private final InUse<Channel> mail;
    private final String name;
    private final Reach plan;

    /** @param make a channel over the relay in force */
    LiveMailChannel(RelayInForce relay, Supplier<Channel> make) {
        var first = make.get();
        name = first.name();
        plan = first.plan();
        mail = new InUse<>(first, Channel::close);
        relay.whenChanged(() -> mail.exchange(make.get()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reach plan() {
        return plan;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        var outcome = new AtomicReference<Outcome>();
        mail.with(it -> outcome.set(it.deliver(parcel)));
        return outcome.get();
    }

    @Override
    public void carry(Load load) {
        mail.with(it -> it.carry(load));
    }

    @Override
    public void close() {
        mail.close();
    }
}
