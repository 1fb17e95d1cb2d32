package org.communique.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.communique.fetch.Fetched.Reason;
import org.communique.smtp.TestCertificates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The connection goes to a checked address, the certificate must be one for the name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FetcherTlsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void a_certificate_for_the_name_is_good_wherever_the_name_leads() throws Exception {
        try (var there = server();
                var fetcher = fetcher(Optional.of(TestCertificates.wrongName()))) {
            var answer = assertInstanceOf(Fetched.Answer.class, get(fetcher, "other.example", there));

            assertEquals(200, answer.status());
        }
    }

    @Test
    void a_certificate_for_another_name_is_not() throws Exception {
        try (var there = server();
                var fetcher = fetcher(Optional.of(TestCertificates.wrongName()))) {
            assertEquals(new Fetched.Failed(Reason.UNTRUSTED), get(fetcher, "reader.example.org", there));
        }
    }

    @Test
    void a_certificate_that_this_machine_does_not_trust_is_not() throws Exception {
        try (var there = server();
                var fetcher = fetcher(Optional.empty())) {
            assertEquals(new Fetched.Failed(Reason.UNTRUSTED), get(fetcher, "other.example", there));
        }
    }

    private static Listener server() throws java.io.IOException {
        var socket = TestCertificates.wrongName()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new Listener(socket, (in, out) -> out.write(OK.getBytes()));
    }

    private static Fetcher fetcher(Optional<SSLContext> trust) {
        return new Fetcher(
                AllowedHosts.parse("other.example,reader.example.org"),
                host -> List.of(InetAddress.getLoopbackAddress()),
                Duration.ofMinutes(1),
                trust);
    }

    private static Fetched get(Fetcher fetcher, String host, Listener there) {
        return fetcher.get(fetcher.target("https://" + host + ":" + there.port() + "/"));
    }
}
