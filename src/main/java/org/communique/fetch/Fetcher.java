package org.communique.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Calls an address that somebody else gave us, and nothing behind it: the name is resolved once, every address it leads to is
 * checked, and the connection goes to the address that was checked, with the certificate checked against the name. No redirect
 * is followed, no cookie kept, nothing unpacked. A call ends after {@link #PATIENCE}, whatever the other side does.
 */
public final class Fetcher implements AutoCloseable {

    /** A call takes so long at most, name lookup and TLS included. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Bytes of an answer that are read; the rest is left where it is. */
    public static final int MOST_BYTES = 64 * 1024;

    /** Addresses of one name that are tried: the first of each kind, usually. */
    private static final int TRIED = 2;

    private final Gate gate;
    private final Lookups lookups;
    private final Wire wire;
    private final Duration patience;

    /** @param allowed hosts the operator vouches for */
    public Fetcher(AllowedHosts allowed, Resolver resolver) {
        this(allowed, resolver, PATIENCE);
    }

    /** The same with another patience than {@link #PATIENCE}, name lookup and TLS included. */
    public Fetcher(AllowedHosts allowed, Resolver resolver, Duration patience) {
        this(allowed, resolver, patience, Optional.empty());
    }

    /** @param trust whose certificates count instead of those the machine trusts */
    Fetcher(AllowedHosts allowed, Resolver resolver, Duration patience, Optional<SSLContext> trust) {
        this.gate = new Gate(allowed);
        this.lookups = new Lookups(resolver);
        this.wire = new Wire(trust, patience);
        this.patience = patience;
    }

    /**
     * Whether an address may be called, as far as its text says. Asks nobody.
     *
     * @throws InvalidTarget with what is wrong with it
     */
    public Target target(String url) {
        return gate.check(url);
    }

    /** Gets a document. */
    public Fetched get(Target target) {
        return call(target, new Wire.Call("GET", target, Optional.empty(), MOST_BYTES));
    }

    /** Posts a message. Of the answer only the status is read. */
    public Fetched post(Target target, Message message) {
        return call(target, new Wire.Call("POST", target, Optional.of(message), 0));
    }

    /** Posts a message and reads what is answered. */
    public Fetched ask(Target target, Message message) {
        return call(target, new Wire.Call("POST", target, Optional.of(message), MOST_BYTES));
    }

    private Fetched call(Target target, Wire.Call call) {
        long begun = System.nanoTime();
        var addresses =
                Gate.address(target.host()).map(List::of).orElseGet(() -> lookups.addresses(target.host(), patience));
        if (addresses.isEmpty()) return new Fetched.Failed(Fetched.Reason.NO_SUCH_HOST);
        if (!gate.admits(target, addresses)) return new Fetched.Failed(Fetched.Reason.REFUSED);
        return firstThatAnswers(call, addresses, begun + patience.toNanos());
    }

    private Fetched firstThatAnswers(Wire.Call call, List<InetAddress> addresses, long deadline) {
        var unreachable = new Fetched.Failed(Fetched.Reason.UNREACHABLE);
        for (var address : addresses.subList(0, Math.min(TRIED, addresses.size()))) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) return new Fetched.Failed(Fetched.Reason.TOO_LATE);
            var fetched = wire.send(call, address, left);
            if (!fetched.equals(unreachable)) return fetched;
        }
        return unreachable;
    }

    /** Connections in use; 0 when nobody is calling. */
    int open() {
        return wire.open();
    }

    @Override
    public void close() {
        lookups.close();
        wire.close();
    }
}
