package org.communique.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server on a raw socket that does what its plan says, and remembers for which recipients it took responsibility. */
public final class FaultServer implements AutoCloseable {

    private final FaultPlan plan;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public FaultServer(FaultPlan plan) throws IOException {
        this.plan = plan;
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Messages it answers for, by recipient. */
    public Map<String, Integer> taken() {
        return Map.copyOf(taken);
    }

    /** Command lines of all connections as they were read, the first 500. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The first messages taken, their dots no longer doubled. */
    public List<byte[]> messages() {
        return List.copyOf(messages);
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) socket.close();
    }

    void took(String recipient, byte[] message) {
        taken.merge(recipient, 1, Integer::sum);
        if (messages.size() < 20) messages.add(message);
    }

    void heard(String command) {
        if (commands.size() < 500) commands.add(command);
    }

    private void accept() {
        while (!server.isClosed())
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException closed) {
                // the test is over
            }
    }

    private void serve(Socket socket) {
        try (socket) {
            new FaultSession(this, plan, socket).run();
        } catch (IOException gone) {
            // the client hung up, or the plan did
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
    }
}
