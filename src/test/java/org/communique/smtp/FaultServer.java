package org.communique.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    private final Map<String, Set<String>> messageIds = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public FaultServer(FaultPlan plan) throws IOException {
        this(plan, 0);
    }

    /** At a port that a client knows already; 0 = any. */
    public FaultServer(FaultPlan plan, int port) throws IOException {
        this.plan = plan;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
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

    /** The different Message-IDs of what it has taken, by recipient. */
    public Map<String, Set<String>> messageIds() {
        return Map.copyOf(messageIds);
    }

    public int connections() {
        return connections.get();
    }

    /** Connections that were open at one time, at most. */
    public int mostAtOnce() {
        return most.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) socket.close();
    }

    void took(String recipient, byte[] message) {
        taken.merge(recipient, 1, Integer::sum);
        messageIds
                .computeIfAbsent(recipient, it -> ConcurrentHashMap.newKeySet())
                .add(messageId(message));
        if (messages.size() < 20) messages.add(message);
    }

    private static String messageId(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(it -> it.startsWith("Message-ID:"))
                .findFirst()
                .orElse("");
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
                most.accumulateAndGet(open.size(), Math::max);
                start(() -> serve(socket));
            } catch (IOException closed) {
                // the test is over
            }
    }

    private void serve(Socket socket) {
        try (socket) {
            session(socket);
        } catch (IOException gone) {
            // the client hung up, or the plan did
        }
    }

    /** It is counted no longer before the client can learn of its end and come back. */
    private void session(Socket socket) throws IOException {
        try {
            new FaultSession(this, plan, socket).run();
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
