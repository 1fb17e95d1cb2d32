package org.communique.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what may be called. First by the text of an address, in which everything is refused that two programs could read in
 * two ways; then, for each call, by where its name leads at that moment.
 */
final class Gate {

    /** Characters of an address at most. */
    static final int LONGEST = 2000;

    private static final Set<Integer> PORTS = Set.of(80, 443);
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");

    /** Names that mean this machine or this network wherever they are asked (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
    private static final Pattern INSIDE = Pattern.compile(
            "(.*\\.)?(localhost|local|internal|home\\.arpa|in-addr\\.arpa|ip6\\.arpa|onion|alt|test|invalid)");

    private final AllowedHosts allowed;

    Gate(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /** @throws InvalidTarget with the reason */
    Target check(String url) {
        var uri = parse(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "it is not an http or https address");
        require(uri.getHost() != null && uri.getRawAuthority() != null, "it names no host");
        require(uri.getRawUserInfo() == null, "it contains a user name");
        require(uri.getRawFragment() == null, "it has a fragment");
        require(!uri.getRawPath().startsWith("//"), "its path begins with two slashes");
        require(!uri.getRawAuthority().endsWith(":"), "its port is empty");
        var host = host(uri);
        int port = uri.getPort() < 0 ? scheme.equals("http") ? 80 : 443 : uri.getPort();
        if (allowed.has(host, port)) return new Target(uri, host, port, true);
        require(PORTS.contains(port), "its port is neither 80 nor 443");
        require(mayBeNamed(host), "its host is not a public one");
        return new Target(uri, host, port, false);
    }

    /** Whether every address a name leads to may be called: one that may not is a trap, whichever is first. */
    boolean admits(Target target, List<InetAddress> addresses) {
        return target.allowed() || addresses.stream().allMatch(PublicAddresses::contain);
    }

    private static URI parse(String url) {
        require(url.length() <= LONGEST, "it is longer than " + LONGEST + " characters");
        require(url.chars().allMatch(c -> c > ' ' && c < 127), "it has characters that must be escaped");
        try {
            return new URI(url);
        } catch (URISyntaxException notAnAddress) {
            throw new InvalidTarget("it is not a valid address");
        }
    }

    private static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A name with a dot, or an address in its one plain form: no octal, hexadecimal, shortened or scoped one. */
    private static boolean mayBeNamed(String host) {
        if (host.contains(":") && !IPV6.matcher(host).matches()) return false;
        var address = address(host);
        if (address.isPresent()) return PublicAddresses.contain(address.get());
        return NAME.matcher(host).matches() && !INSIDE.matcher(host).matches();
    }

    /** The address that a host is already; empty if it is a name. */
    static Optional<InetAddress> address(String host) {
        return host.contains(":") || IPV4.matcher(host).matches() ? Optional.of(literal(host)) : Optional.empty();
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host); // an address, so nobody is asked
        } catch (java.net.UnknownHostException notAnAddress) {
            throw new InvalidTarget("its host is not a valid address");
        }
    }

    private static void require(boolean fine, String reason) {
        if (!fine) throw new InvalidTarget(reason);
    }
}
