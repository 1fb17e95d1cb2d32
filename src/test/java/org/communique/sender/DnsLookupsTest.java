package org.communique.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DnsLookupsTest {

    private final StubDns server = new StubDns();
    private final Dns dns = DnsLookups.at(Optional.of(server.address()), Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_strings_of_a_text_are_joined() {
        server.publish(Pair.OURS.keys.get(0));

        assertEquals(
                List.of(Pair.OURS.keys.get(0).recordValue()),
                dns.txt("r202611a._domainkey.news.example.org").found());
    }

    @Test
    void names_come_back_without_a_dot_at_the_end() {
        server.with("example.org", Type.MX, "10 mx.example.org.")
                .with("null.example.org", Type.MX, "0 .")
                .with("mx.example.org", Type.A, "198.51.100.7")
                .with("mx.example.org", Type.AAAA, "2001:db8::7")
                .with("7.100.51.198.in-addr.arpa", Type.PTR, "mx.example.org.");

        assertEquals(List.of("mx.example.org"), dns.mx("example.org").found());
        assertEquals(List.of(""), dns.mx("null.example.org").found());
        assertEquals(
                List.of("198.51.100.7", "2001:db8:0:0:0:0:0:7"),
                dns.addresses("mx.example.org").found());
        assertEquals(List.of("mx.example.org"), dns.names("198.51.100.7").found());
    }

    @Test
    void what_is_not_there_is_nothing_and_no_failure() {
        assertTrue(dns.txt("missing.example.org") instanceof Dns.Answer.Nothing);
        assertTrue(dns.txt("not a..name") instanceof Dns.Answer.Nothing);
        assertTrue(dns.names("no address") instanceof Dns.Answer.Nothing);
    }

    @Test
    void a_record_that_was_published_a_moment_ago_is_seen() {
        assertTrue(dns.txt("new.example.org").found().isEmpty());

        server.publish("new.example.org", List.of("here"));

        assertEquals(List.of("here"), dns.txt("new.example.org").found());
    }

    @Test
    void a_server_that_is_silent_is_a_failure() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort());

            assertTrue(DnsLookups.at(Optional.of(address), Duration.ofMillis(100))
                    .txt("example.org")
                    .failed());
        }
    }
}
