package org.communique.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs the benchmarks are measured beside; their names are settings, and one that is missing is said so. */
final class Programs {

    static final String SINK = System.getProperty("bench.sink", "smtp-sink-fast");
    static final String SOURCE = System.getProperty("bench.source", "smtp-source");
    static final String PROXY = System.getProperty("bench.proxy", "delay-proxy.py");
    static final String NODE = System.getProperty("bench.node", "node");

    private Programs() {}

    static boolean missing(String program) {
        boolean there = program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
        if (!there) Bench.print("left out: the program " + program + " is not on this machine");
        return !there;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Starts a server program and returns when it listens. */
    static Process server(int port, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && !listens(port)) process.waitFor(20, TimeUnit.MILLISECONDS);
        return process;
    }

    /** Runs a program to its end; its output. */
    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Processor seconds of a process so far. */
    static double cpu(Process process) {
        return process.info().totalCpuDuration().map(it -> it.toNanos() / 1e9).orElse(0.0);
    }

    static Optional<Double> seconds(List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0 ? Optional.of((System.nanoTime() - begun) / 1e9) : Optional.empty();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
