package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.communique.delivery.Channel;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.mail.MailChannel;
import org.communique.sender.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the durable ledger costs: the same mails over the same connections out of the ledger, and out of a list in memory. */
class LedgerBench {

    static final int MESSAGES = Integer.getInteger("messages", 100_000);

    @TempDir
    Path folder;

    @Test
    void with_and_without() throws Exception {
        if (Programs.missing(Programs.SINK)) return;
        int port = Programs.freePort();
        var sink = Programs.server(port, Programs.SINK, "-p", "" + port);
        try (var house = new SendHouse(folder, MESSAGES)) {
            for (int window : new int[] {1, 8}) {
                var parcels = new Collect();
                house.send(parcels);
                var mail = house.mail(port, 8, window, domain -> Signer.NONE);
                without(mail, parcels.parcels);
                var bare = new double[Bench.RUNS];
                var kept = new double[Bench.RUNS];
                for (int i = 0; i < Bench.RUNS; i++) {
                    bare[i] = without(mail, parcels.parcels);
                    kept[i] = house.send(mail).perSecond();
                }
                java.util.Arrays.sort(bare);
                java.util.Arrays.sort(kept);
                double with = kept[Bench.RUNS / 2];
                double from = bare[Bench.RUNS / 2];
                Bench.print("window %d: out of memory %,.0f a second, out of the ledger %,.0f: it costs %.0f %%"
                        .formatted(window, from, with, 100 * (1 - with / from)));
            }
        } finally {
            sink.destroy();
        }
    }

    private static double without(MailChannel mail, List<Parcel> parcels) {
        return parcels.size() / Bench.seconds(() -> mail.carry(new Memory(parcels)));
    }

    /** Keeps what it is given. */
    private static final class Collect implements Channel {

        private final List<Parcel> parcels = Collections.synchronizedList(new ArrayList<>());

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public Reach plan() {
            return Reach.EACH_CONTACT;
        }

        @Override
        public Outcome deliver(Parcel parcel) {
            parcels.add(parcel);
            return new Outcome.Accepted("250 2.0.0 ok");
        }

        @Override
        public void close() {}
    }

    /** A load that remembers nothing. */
    private static final class Memory implements Load {

        private final ArrayDeque<Parcel> waiting;

        Memory(List<Parcel> parcels) {
            waiting = new ArrayDeque<>(parcels);
        }

        @Override
        public synchronized boolean await(Duration longest) {
            return !waiting.isEmpty();
        }

        @Override
        public synchronized boolean ended() {
            return waiting.isEmpty();
        }

        @Override
        public synchronized Optional<Parcel> poll() {
            return Optional.ofNullable(waiting.poll());
        }

        @Override
        public void settle(Parcel parcel, Outcome outcome) {
            if (!(outcome instanceof Outcome.Accepted)) throw new IllegalStateException("the sink accepts all");
        }

        @Override
        public void rest(Instant until, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void halt(String reason) {
            throw new IllegalStateException(reason);
        }
    }
}
