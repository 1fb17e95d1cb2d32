package org.communique.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A subscriber's server. It agrees to everything and takes every push, until a test says otherwise. */
public final class Callback implements AutoCloseable {

    static final Reply TAKEN = new Reply(204, "");

    public volatile Function<Call, Reply> answers = Callback::agree;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A request. @param target path and query as they came @param headers by name in small letters */
    public record Call(String method, String target, Map<String, String> headers, byte[] body) {

        /** A parameter of the query; empty if it is not there. */
        String parameter(String name) {
            for (var pair : target.substring(target.indexOf('?') + 1).split("&"))
                if (pair.startsWith(name + "="))
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            return "";
        }
    }

    /** What is answered. */
    public record Reply(int status, String body) {}

    public Callback() {
        this("127.0.0.1");
    }

    public Callback(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static Reply agree(Call call) {
        return call.method().equals("GET") ? new Reply(200, call.parameter("hub.challenge")) : TAKEN;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        var call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        var reply = answers.apply(call);
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.status() / 100 == 3) exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public String url(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    /** What it was asked. */
    public List<Call> questions() {
        return calls.stream().filter(it -> it.method().equals("GET")).toList();
    }

    /** What it was pushed. */
    public List<Call> pushes() {
        return calls.stream().filter(it -> it.method().equals("POST")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
