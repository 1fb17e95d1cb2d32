package org.communique.app;

import java.nio.file.Path;
import java.util.List;
import org.communique.sender.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline: personalised mails of 20 KB out of the ledger, filled, signed, sent to a sink in another process and settled,
 * beside Postfix's load generator, which sends the same ready bytes again and again.
 */
class SendBench {

    static final int MESSAGES = Integer.getInteger("messages", 100_000);
    static final int CONNECTIONS = Integer.getInteger("connections", 8);

    @TempDir
    Path folder;

    @Test
    void unsigned_to_a_sink_on_this_machine() throws Exception {
        if (Programs.missing(Programs.SINK)) return;
        int port = Programs.freePort();
        var sink = Programs.server(port, Programs.SINK, "-p", "" + port);
        try (var house = new SendHouse(folder, MESSAGES)) {
            house.send(port, CONNECTIONS, 1, domain -> Signer.NONE); // warm
            var ours = house.median(port, CONNECTIONS, 1, domain -> Signer.NONE);
            var chunked = house.median(port, CONNECTIONS, 8, domain -> Signer.NONE);
            Bench.print("mails of %,d bytes, %d connections, unsigned, with the ledger: %s; with CHUNKING 8: %s"
                    .formatted(house.bytes(), CONNECTIONS, ours, chunked));
            if (Programs.missing(Programs.SOURCE)) return;
            var peer = peer(port, house.bytes());
            Bench.print(
                    "smtp-source with the same length: %s; ratios: messages/s %.2f (CHUNKING %.2f), cpu a message %.2f"
                            .formatted(
                                    peer,
                                    ours.perSecond() / peer.perSecond(),
                                    chunked.perSecond() / peer.perSecond(),
                                    ours.cpuMicros() / peer.cpuMicros()));
        } finally {
            sink.destroy();
        }
    }

    static Speed peer(int port, int bytes) throws Exception {
        var runs = new Speed[Bench.RUNS];
        for (int i = 0; i < runs.length; i++) {
            long begun = System.nanoTime();
            var process = new ProcessBuilder(List.of(
                            Programs.SOURCE,
                            "-d",
                            "-s",
                            "" + CONNECTIONS,
                            "-m",
                            "" + MESSAGES,
                            "-l",
                            "" + bytes,
                            "-f",
                            "a@b.example",
                            "-t",
                            "c@d.example",
                            "127.0.0.1:" + port))
                    .redirectErrorStream(true)
                    .start();
            double cpu = 0;
            while (process.isAlive()) {
                cpu = Math.max(cpu, Programs.cpu(process));
                process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            runs[i] = new Speed(MESSAGES, (System.nanoTime() - begun) / 1e9, cpu);
        }
        return Speed.median(runs);
    }
}
