package org.communique.transfer;

import java.util.Arrays;
import org.communique.vault.Vault;

/** Where a consent came from, so far that it cannot name a household: the network of an IP address, keyed and hashed. */
final class Networks {

    private static final int BYTES = 16;

    private Networks() {}

    /** @return null for what is no IP address */
    static byte[] keyed(Vault vault, String ip) {
        var network = truncated(ip);
        return network.isEmpty() ? null : Arrays.copyOf(vault.blind("network " + network), BYTES);
    }

    /** The first 24 bits of an IPv4, the first 48 of an IPv6 address; empty for anything else. */
    static String truncated(String ip) {
        if (ip.matches("\\d{1,3}(\\.\\d{1,3}){3}")) return ip.substring(0, ip.lastIndexOf('.')) + ".0/24";
        if (!ip.matches("[0-9a-fA-F:]{2,39}") || ip.indexOf(':') < 0) return "";
        var groups = ip.toLowerCase(java.util.Locale.ROOT).split("::", -1)[0].split(":");
        return String.join(":", Arrays.copyOf(groups, Math.min(3, groups.length))) + "::/48";
    }
}
