package org.communique.smtp;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open connection that carries messages. One thread drains; any thread may close. */
public final class SmtpConnection implements AutoCloseable {

    private final SmtpServer server;
    private final Trust trust;
    private final Talk talk;
    private final long opened = System.nanoTime();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean failed;
    private int carried;

    SmtpConnection(SmtpServer server, Trust trust, Talk talk) {
        this.server = server;
        this.trust = trust;
        this.talk = talk;
    }

    /**
     * Takes messages from the source until it has no more, a limit is reached, or the connection fails. Each message taken is settled
     * exactly once before this returns, also when the connection dies with several on their way.
     *
     * @param limits of the whole connection
     * @throws IllegalStateException if another thread drains, or the connection has failed or is closed
     */
    public <T> Drained drain(SmtpSource<T> source, Limits limits) {
        if (failed) throw new IllegalStateException("this connection is over: open another");
        if (!busy.compareAndSet(false, true)) throw new IllegalStateException("one thread drains a connection");
        var quota = new Quota(limits, opened, carried);
        try {
            return drain(source, quota);
        } finally {
            carried += quota.taken();
            busy.set(false);
        }
    }

    /** Says QUIT if nothing is under way; else ends a drain of another thread at once. Does not wait long. */
    @Override
    public void close() {
        if (busy.compareAndSet(false, true)) {
            if (!failed) talk.farewell();
            failed = true;
            busy.set(false);
        }
        talk.line().close();
    }

    private <T> Drained drain(SmtpSource<T> source, Quota quota) {
        boolean pipelined = talk.capabilities().has("PIPELINING") && !trust.lost();
        var exchange = new Exchange<>(talk, trust, source, pipelined);
        var reason = "the source failed";
        try {
            dialogue(exchange, quota, pipelined).run();
            reason = exchange.doubtful() ? "the server failed at pipelining" : "";
        } catch (Leaving goodbye) {
            exchange.bidden();
            reason = goodbye.getMessage();
        } catch (Broken broken) {
            if (broken.how() != Broken.How.ENDED_BY_US) exchange.blame();
            reason = String.valueOf(broken.getMessage());
        } catch (IOException broken) {
            reason = String.valueOf(broken.getMessage());
        } finally {
            if (!reason.isEmpty()) {
                failed = true;
                talk.line().close();
                exchange.abandon(reason);
            }
        }
        if (failed) return new Drained(Drained.End.FAILED, quota.taken(), reason);
        return new Drained(quota.left() ? Drained.End.SOURCE : Drained.End.LIMIT, quota.taken(), "");
    }

    private <T> Dialogue dialogue(Exchange<T> exchange, Quota quota, boolean pipelined) {
        if (pipelined && server.window() > 1 && talk.capabilities().has("CHUNKING"))
            return new ChunkDialogue<>(talk, exchange, quota, server.window());
        return new DataDialogue<>(talk, exchange, quota, pipelined);
    }
}
