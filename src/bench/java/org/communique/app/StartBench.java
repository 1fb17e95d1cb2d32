package org.communique.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command to the first page of the sample network, and the memory of the process after the sample release. */
class StartBench {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void starting() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        double jar = Bench.median(run -> start(List.of(java, "-jar", "target/communique.jar"), "j" + run, false));
        start(List.of("target/communique/communique"), "training", false);
        double layout = Bench.median(run -> start(List.of("target/communique/communique"), "l" + run, false));
        Bench.print(
                "start to first page: %.2f s by the launcher with its class archive; %.2f s from the jar; ratio %.2f"
                        .formatted(layout, jar, jar / layout));
        start(List.of("target/communique/communique"), "memory", true);
    }

    private double start(List<String> program, String name, boolean memory) throws Exception {
        int port = freePort();
        var command = new java.util.ArrayList<>(program);
        command.addAll(List.of("serve", "--data", folder.resolve(name).toString(), "--set", "site.port=" + port));
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
        try {
            while (!get(port, "/en").contains("<h1")) process.waitFor(20, TimeUnit.MILLISECONDS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (memory) {
                while (!get(port, "/en").contains("a-home-that-is-safe")) process.waitFor(500, TimeUnit.MILLISECONDS);
                process.waitFor(5, TimeUnit.SECONDS);
                Bench.print("resident memory after the sample release: " + resident(process));
            }
            return seconds;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS"))
                .findFirst()
                .orElse("unknown");
    }

    private static String get(int port, String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
