package org.communique.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP server that answers one command in its own way, or hangs up there, and plays along otherwise. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket server;
    private final String at;
    private final String reply;

    ScriptedServer(String at, String reply) throws IOException {
        this.at = at;
        this.reply = reply;
        server = new ServerSocket(0);
        var thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(socket);
            } catch (IOException ended) {
                // the client or the test hung up
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = socket.getOutputStream();
        say(out, "220 scripted.example.org ESMTP");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            if (verb.equals(at)) {
                if (!answer(out)) return;
                continue;
            }
            say(out, verb.equals("DATA") ? "354 go on" : verb.equals("QUIT") ? "221 bye" : "250 2.0.0 ok");
            if (!verb.equals("DATA")) continue;
            while (!".".equals(in.readLine())) {}
            if (!at.equals("DOT")) say(out, "250 2.0.0 taken");
            else if (!answer(out)) return;
        }
    }

    private boolean answer(OutputStream out) throws IOException {
        if (reply.equals("CLOSE")) return false;
        say(out, reply);
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
