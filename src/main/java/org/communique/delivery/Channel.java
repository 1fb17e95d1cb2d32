package org.communique.delivery;

/**
 * An outlet that carries deliveries: mail, feed, or a route of an integrator. Implementations are safe for use by several
 * threads at once and pass {@code ChannelContract}.
 */
public interface Channel extends AutoCloseable {

    /** The word in tables and settings, such as {@code mail}. */
    String name();

    /** Whom one dispatch of this channel owes a delivery. */
    Reach plan();

    /**
     * Makes one attempt. Never throws for what the next hop answers; that is an {@link Outcome}. An attempt that is
     * made again after a crash carries the same {@link Parcel#token()}, so that copies can be recognised.
     */
    Outcome deliver(Parcel parcel);

    /**
     * Carries all that a load hands out. A channel that can have several deliveries under way at once overrides this; it
     * returns when the load has ended and every parcel it took has its outcome.
     */
    default void carry(Load load) {
        for (var parcel = load.take(); parcel.isPresent(); parcel = load.take())
            load.settle(parcel.get(), deliver(parcel.get()));
    }

    /** Lets go of connections. Deliveries under way end first. */
    @Override
    void close();

    /** Whom a dispatch reaches. */
    enum Reach {
        /** Each contact of the audience gets a delivery. */
        EACH_CONTACT,
        /** One delivery stands for the public at once. */
        THE_PUBLIC
    }
}
