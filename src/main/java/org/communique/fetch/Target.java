package org.communique.fetch;

import java.net.URI;

/** An address on the web that may be called. Made by {@link Fetcher#target} only. */
public final class Target {

    private final URI uri;
    private final String host;
    private final int port;
    private final boolean allowed;

    /** @param allowed the operator vouches for it, wherever it leads */
    Target(URI uri, String host, int port, boolean allowed) {
        this.uri = uri;
        this.host = host;
        this.port = port;
        this.allowed = allowed;
    }

    /** Name or address in small letters, an IPv6 address without its brackets. */
    public String host() {
        return host;
    }

    /** As it was given. Whoever knows it can do what its owner can: it belongs in no log. */
    public String url() {
        return uri.toString();
    }

    /** The same address with more parameters; its own stay as they are. @param query {@code a=b&c=d}, escaped */
    public Target with(String query) {
        var url = uri.toString();
        var own = uri.getRawQuery();
        var joint = own == null ? "?" : own.isEmpty() || own.endsWith("&") ? "" : "&";
        return new Target(URI.create(url + joint + query), host, port, allowed);
    }

    String scheme() {
        return uri.getScheme().toLowerCase(java.util.Locale.ROOT);
    }

    int port() {
        return port;
    }

    boolean allowed() {
        return allowed;
    }

    /** A mask: the address of a callback is as good as a password. */
    @Override
    public String toString() {
        return "[target]";
    }
}
