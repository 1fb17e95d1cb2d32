package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which network a request comes from: what is left of its IP address, 24 bits of an IPv4 and 48 of an IPv6 one, so that it names no
 * household. What a proxy says of its client counts only if the proxy is one of ours.
 */
public final class Visitors {

    private static final int MOST_HOPS = 20;

    private final List<Block> trusted;

    private Visitors(List<Block> trusted) {
        this.trusted = trusted;
    }

    /**
     * @param proxies addresses and blocks such as {@code 127.0.0.1} and {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is neither
     */
    public static Visitors behind(List<String> proxies) {
        return new Visitors(proxies.stream().map(Block::of).toList());
    }

    /** Such as {@code 203.0.113.0/24}. */
    public String network(HttpServletRequest request) {
        // a proxy may add a line of its own below a stranger's: all of them are one list (RFC 9110 §5.3)
        var hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        return network(request.getRemoteAddr(), hops);
    }

    String network(String remote, String forwarded) {
        return network(client(bytes(remote), forwarded));
    }

    /** The nearest hop that is no proxy of ours: everything before it is a stranger's word. */
    private byte[] client(byte[] nearest, String forwarded) {
        var hops = Arrays.asList(forwarded.split(",", -1));
        var client = nearest;
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS) && trusts(client); i--) {
            var hop = hops.get(i).strip();
            if (!literal(hop)) return client;
            client = bytes(hop);
        }
        return client;
    }

    private boolean trusts(byte[] address) {
        return trusted.stream().anyMatch(it -> it.holds(address));
    }

    private static String network(byte[] address) {
        int kept = address.length == 4 ? 3 : 6;
        var cut = Arrays.copyOf(Arrays.copyOf(address, kept), address.length);
        return host(cut) + "/" + kept * 8;
    }

    private static String host(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** Never a name: that would be looked up. */
    private static boolean literal(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    }

    /** An IPv4 address in IPv6 form comes as the former. */
    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return new byte[4];
        }
    }

    /** Addresses that begin with the same bits. */
    private record Block(byte[] address, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            var host = slash < 0 ? text : text.substring(0, slash);
            if (!literal(host)) throw new IllegalArgumentException("write addresses such as 127.0.0.1 or 10.0.0.0/8");
            var address = bytes(host);
            int most = address.length * 8;
            int bits = slash < 0 ? most : number(text.substring(slash + 1));
            if (bits > most) throw new IllegalArgumentException("a block has at most " + most + " bits");
            return new Block(address, bits);
        }

        private static int number(String bits) {
            if (!bits.matches("[0-9]{1,3}"))
                throw new IllegalArgumentException("write the bits of a block as a number");
            return Integer.parseInt(bits);
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++)
                if (((address[bit / 8] ^ other[bit / 8]) & (0x80 >> bit % 8)) != 0) return false;
            return true;
        }
    }
}
