package org.communique.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every trick leads to a server of ours, if it works, that counts who connects: nobody does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TrapsTest {

    private static final Fetched REFUSED = new Fetched.Failed(Fetched.Reason.REFUSED);

    /** Global unicast that nobody has been given. */
    private static final InetAddress NOWHERE = address("2d00::1");

    private final Listener inside = Listener.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final List<String> asked = new ArrayList<>();
    private List<InetAddress> leadsTo = List.of(InetAddress.getLoopbackAddress());
    private final Fetcher fetcher = new Fetcher(AllowedHosts.NONE, host -> {
        asked.add(host);
        return leadsTo;
    });

    @AfterEach
    void nobody_has_connected() {
        assertEquals(0, inside.connections());
        inside.close();
        fetcher.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not the web
                "ftp://news.example.org/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:{port}/_GET",
                "jar:http://127.0.0.1:{port}/a!/b",
                "ldap://127.0.0.1:{port}/",
                "data:text/plain,x",
                "//127.0.0.1:{port}/",
                "/hub",
                "",
                "http",
                "http:",
                "http://",
                "http:///path",
                "http:127.0.0.1:{port}",
                // this machine
                "http://127.0.0.1:{port}/",
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "http://127.1.2.3/",
                "http://0.0.0.0/",
                "http://0/",
                "http://[::1]:{port}/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://localhost:{port}/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://news.localhost/",
                "http://localhost.localdomain.local/",
                // numbers in disguise
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1./",
                "http://00000127.0.0.1/",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://127.0.0.0x1/",
                "http://①②⑦.⓪.⓪.①/",
                "http://127。0。0。1/",
                "http://%31%32%37.0.0.1/",
                "http://localhost%00.example.org/",
                // an address within an address
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::8.8.8.8]/",
                "http://[64:ff9b:1::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:a00:1::1]/",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "http://[2a00:1450::5efe:10.0.0.1]/",
                "http://[2a00:1450::200:5efe:7f00:1]/",
                // networks that are nobody else's business
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.100.100.200/latest/meta-data/",
                "http://168.63.129.16/",
                "http://192.0.0.192/opc/v2/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://192.88.99.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fec0::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://[3fff::1]/",
                "http://[100::1]/",
                "http://metadata.google.internal/",
                "http://router.home.arpa/",
                "http://printer.local/",
                "http://intranet/",
                // who is asked, and where
                "http://user@news.example.org/",
                "http://user:pass@news.example.org/",
                "http://news.example.org@127.0.0.1:{port}/",
                "http://127.0.0.1:{port}#@news.example.org/",
                "http://news.example.org#@127.0.0.1/",
                "http://news.example.org\\@127.0.0.1/",
                "http://127.0.0.1:{port}\\@news.example.org/",
                "http://news.example.org/a b",
                "http://news.example.org/\r\nHost: inside",
                "http://news.example.org:{port}/",
                "http://news.example.org:22/",
                "http://news.example.org:0/",
                "http://news.example.org:99999/",
                "http://news.example.org:/",
                "http://news.example.org:080x/",
                "http://news.example.org//127.0.0.1/",
                "http://news_desk.example.org/",
                "http://-news.example.org/",
                "http://news..example.org/",
                "http://.example.org/",
                "http://example.org./",
                "http://nëws.example.org/",
                "http://news.example.0x7f/",
            })
    void a_trick_in_the_text_is_refused_before_anybody_is_asked(String url) {
        assertThrows(InvalidTarget.class, () -> fetcher.target(url.replace("{port}", "" + inside.port())));
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "100.127.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.19.0.1",
                "224.0.0.251",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::a00:1",
                "2002:c0a8:101::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "fe80::1",
                "fd00:ec2::254",
                "fc00::1",
                "ff02::fb",
                "2001:db8::1",
            })
    void a_name_that_leads_inside_is_refused(String address) throws UnknownHostException {
        leadsTo = List.of(InetAddress.getByName(address));

        assertEquals(REFUSED, get());
    }

    @Test
    void one_inner_address_among_public_ones_is_enough() throws UnknownHostException {
        leadsTo = List.of(NOWHERE, InetAddress.getByName("10.0.0.1"));

        assertEquals(REFUSED, get());
    }

    @Test
    void a_name_is_asked_once_so_it_cannot_lead_elsewhere_when_the_connection_is_made() {
        var first = new ArrayList<>(List.of(NOWHERE));
        try (var rebinding = new Fetcher(AllowedHosts.NONE, host -> {
            asked.add(host);
            return List.of(first.isEmpty() ? InetAddress.getLoopbackAddress() : first.remove(0));
        })) {
            var fetched = rebinding.get(rebinding.target("http://news.example.org/"));

            assertEquals(new Fetched.Failed(Fetched.Reason.UNREACHABLE), fetched);
            assertEquals(List.of("news.example.org"), asked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example.org",
                "https://news.example.org:443/callback?k=%20v&x=y",
                "HTTP://News.Example.ORG:80/",
                "http://8.8.8.8/",
                "http://[2a00:1450:4001::1]/",
                "https://xn--nws-jma.example.org/a",
                "http://news.example.org:443/",
            })
    void what_is_public_passes(String url) {
        assertEquals(url, fetcher.target(url).url());
    }

    @Test
    void an_address_is_too_long_at_2001_characters() {
        var url = "http://news.example.org/";

        fetcher.target(url + "a".repeat(2000 - url.length()));

        assertThrows(InvalidTarget.class, () -> fetcher.target(url + "a".repeat(2001 - url.length())));
    }

    @Test
    void no_reason_repeats_the_address() {
        var refused = assertThrows(InvalidTarget.class, () -> fetcher.target("http://secret.localhost/?key=secret"));

        assertTrue(!refused.getMessage().contains("secret"));
        assertEquals(
                "[target]",
                fetcher.target("http://news.example.org/?key=secret").toString());
    }

    private Fetched get() {
        return fetcher.get(fetcher.target("http://news.example.org/"));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
