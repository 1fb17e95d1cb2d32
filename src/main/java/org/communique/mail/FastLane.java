package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.communique.delivery.Fault;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;
import org.communique.smtp.Drained;
import org.communique.smtp.SmtpFailure;
import org.communique.smtp.SmtpMessage;
import org.communique.smtp.SmtpResult;
import org.communique.smtp.SmtpSource;

/**
 * Our own SMTP client with several connections, to several relays by their weight. The first connection goes alone: only when it
 * stands do the others follow, so that a wrong password is tried twice and not by everybody.
 */
final class FastLane implements Transport {

    private final Relays relays;
    private final Stamper stamper;
    private final Judgement judgement;

    FastLane(Relays relays, Stamper stamper, Clock clock) {
        this.relays = relays;
        this.stamper = stamper;
        this.judgement = new Judgement(clock);
    }

    @Override
    public void carry(Load load) {
        var opening = new Opening();
        Crew.work(relays.connections(), number -> {
            while (!load.ended()) if (load.await(Load.WHILE) && !connect(load, opening)) return;
        });
    }

    @Override
    public void close() {
        // connections live as long as the load they carry
    }

    /** One connection from its beginning to its end; false if this thread cannot have another for now. */
    private boolean connect(Load load, Opening opening) {
        var attempt = opening.open(load);
        if (attempt.connection().isEmpty()) return !attempt.refused() || (!relays.standing() && !load.ended());
        var connection = attempt.connection().get();
        try (var open = connection.smtp()) {
            var drained = open.drain(new Parcels(load), connection.limits());
            if (drained.end() == Drained.End.FAILED)
                relays.failed(connection.relay(), drained.reason(), drained.taken());
            else if (drained.taken() > 0) relays.served(connection.relay());
        } finally {
            relays.closed(connection.relay());
        }
        return true;
    }

    /**
     * What came of opening a connection.
     *
     * @param refused there was something to carry and nowhere to carry it
     */
    private record Attempt(Optional<Relays.Open> connection, boolean refused) {

        static final Attempt NOTHING_TO_CARRY = new Attempt(Optional.empty(), false);
        static final Attempt REFUSED = new Attempt(Optional.empty(), true);
    }

    /** Opens connections: one at a time until the first stands. */
    private final class Opening {

        private final ReentrantLock alone = new ReentrantLock();
        private volatile boolean proven;

        Attempt open(Load load) {
            if (proven) return attempt(load);
            alone.lock();
            try {
                if (!load.await(Duration.ZERO)) return Attempt.NOTHING_TO_CARRY;
                var attempt = attempt(load);
                proven |= attempt.connection().isPresent();
                return attempt;
            } finally {
                alone.unlock();
            }
        }

        /** Where no connection stands, the load is told to rest or to halt; else those that stand go on without this one. */
        private Attempt attempt(Load load) {
            try {
                var choice = relays.choose();
                if (choice instanceof RelayChoice.Choice.Use use) {
                    var connection = relays.open(use.relay());
                    return new Attempt(connection, connection.isEmpty());
                }
                if (!relays.standing()) load.rest(((RelayChoice.Choice.Wait) choice).until(), relays.trouble());
            } catch (SmtpFailure failure) {
                if (relays.signInRefusedTwice()) load.halt(relays.trouble());
            }
            return Attempt.REFUSED;
        }
    }

    /** A load as the SMTP client sees it. */
    private final class Parcels implements SmtpSource<Parcel> {

        private final Load load;

        Parcels(Load load) {
            this.load = load;
        }

        @Override
        public Optional<SmtpMessage<Parcel>> poll() {
            for (var parcel = load.poll(); parcel.isPresent(); parcel = load.poll()) {
                var message = message(parcel.get());
                if (message.isPresent()) return message;
            }
            return Optional.empty();
        }

        /** Waits a moment only: an idle connection is closed politely and another opened when there is something to say. */
        @Override
        public Optional<SmtpMessage<Parcel>> take() {
            load.await(Load.WHILE);
            return poll();
        }

        @Override
        public void settled(SmtpMessage<Parcel> message, SmtpResult result) {
            load.settle(message.tag(), judgement.of(result, message.recipient()));
        }

        private Optional<SmtpMessage<Parcel>> message(Parcel parcel) {
            try {
                var recipient = parcel.recipient().orElseThrow().address();
                return Optional.of(new SmtpMessage<>(parcel, stamper.sender(parcel), recipient, stamper.parts(parcel)));
            } catch (OversizedMail | UnfilledSlot cannotGoOut) {
                load.settle(parcel, new Outcome.Rejected(cannotGoOut.getMessage(), Fault.CONTENT));
                return Optional.empty();
            }
        }
    }
}
