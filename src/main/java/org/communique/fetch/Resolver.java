package org.communique.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks where a name leads. Asked once for each call; its answer is what is checked and what is connected to. */
@FunctionalInterface
public interface Resolver {

    /** The machine's own resolver. */
    Resolver SYSTEM = host -> {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    };

    /** The addresses of a host, best first; empty if there is no such host. */
    List<InetAddress> addresses(String host);
}
