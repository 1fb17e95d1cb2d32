package org.communique.app;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.communique.mail.MailSettings;
import org.communique.sender.Signer;
import org.communique.smtp.TestCertificates;
import org.communique.smtp.TlsSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline over TLS, and over a line of 40 ms there and back. */
class FarBench {

    @TempDir
    Path folder;

    @Test
    void over_tls() throws Exception {
        SSLContext.setDefault(TestCertificates.good());
        try (var sink = new TlsSink(TestCertificates.good());
                var house = new SendHouse(folder, 50_000)) {
            house.security = MailSettings.Security.IMPLICIT;
            house.send(sink.port(), 8, 1, domain -> Signer.NONE);
            var ours = house.median(sink.port(), 8, 1, domain -> Signer.NONE);
            Bench.print("over TLS 1.3, 8 connections, unsigned, the sink in the same process: " + ours);
            if (Programs.missing(Programs.SINK) || Programs.missing(Programs.SOURCE)) return;
            int port = Programs.freePort();
            var plain = Programs.server(port, Programs.SINK, "-p", "" + port);
            var peer = SendBench.peer(port, house.bytes());
            plain.destroy();
            Bench.print("smtp-source without TLS: %s; ratio %.2f".formatted(peer, ours.perSecond() / peer.perSecond()));
        }
    }

    @Test
    void over_a_long_line() throws Exception {
        if (Programs.missing(Programs.SINK) || Programs.missing(Programs.PROXY)) return;
        int near = Programs.freePort();
        int lockstep = Programs.freePort();
        int far = Programs.freePort();
        int farLockstep = Programs.freePort();
        var programs = List.of(
                Programs.server(near, Programs.SINK, "-p", "" + near),
                Programs.server(lockstep, Programs.SINK, "-n", "-p", "" + lockstep),
                Programs.server(far, Programs.PROXY, "" + far, "" + near, "20"),
                Programs.server(farLockstep, Programs.PROXY, "" + farLockstep, "" + lockstep, "20"));
        try {
            double slow = rate("slow", 1_000, farLockstep, 10, 1);
            double piped = rate("piped", 4_000, far, 10, 1);
            double chunked = rate("chunked", 20_000, far, 10, 8);
            Bench.print(
                    "40 ms, 10 connections: lockstep %,.0f a second; pipelined %,.0f (ratio %.1f); CHUNKING 8 %,.0f (ratio %.1f)"
                            .formatted(slow, piped, piped / slow, chunked, chunked / slow));
            Bench.print("40 ms, 500 connections: pipelined %,.0f a second; CHUNKING 8 %,.0f a second"
                    .formatted(rate("many", 60_000, far, 500, 1), rate("most", 100_000, far, 500, 8)));
        } finally {
            programs.forEach(Process::destroy);
        }
    }

    private double rate(String name, int people, int port, int connections, int window) throws Exception {
        try (var house = new SendHouse(java.nio.file.Files.createDirectories(folder.resolve(name)), people)) {
            return house.send(port, connections, window, domain -> Signer.NONE).perSecond();
        }
    }
}
