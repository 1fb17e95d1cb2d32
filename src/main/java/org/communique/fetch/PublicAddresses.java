package org.communique.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that belong to the public: everything but what IANA keeps for special purposes
 * (<a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>,
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>), multicast, addresses that carry another inside
 * them, and the one service of a cloud that hides behind a public number.
 */
final class PublicAddresses {

    private static final List<Block> CLOSED = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT; also a cloud's metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's platform service
            "169.254.0.0/16", // link-local; most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments; also a cloud's metadata
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved; broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address inside
            "3fff::/20"); // documentation

    /** Global unicast. Loopback, ::ffff:0:0/96, NAT64, ULA, link-local, site-local and multicast lie outside. */
    private static final Block OPEN_IPV6 = Block.of("2000::/3");

    private PublicAddresses() {}

    /** Whether an address is one that anybody on the internet could answer at. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress(); // an IPv4-mapped one has become IPv4 by now
        if (bytes.length == 16 && (!OPEN_IPV6.contains(bytes) || isatap(bytes))) return false;
        return CLOSED.stream().noneMatch(it -> it.contains(bytes));
    }

    /** An IPv4 address in the interface part (RFC 5214 §6.1). */
    private static boolean isatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    /** Addresses that begin with the same bits. */
    private record Block(byte[] first, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                var first = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Block(first, Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("a block is written in numbers", e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) return false;
            for (int bit = 0; bit < bits; bit++)
                if (((address[bit / 8] ^ first[bit / 8]) & 0x80 >> bit % 8) != 0) return false;
            return true;
        }
    }
}
