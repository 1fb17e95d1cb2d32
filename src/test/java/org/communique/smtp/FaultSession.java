package org.communique.smtp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.communique.smtp.FaultPlan.At;

/** One connection of a {@link FaultServer}. */
final class FaultSession {

    private final FaultServer server;
    private final FaultPlan plan;
    private final Socket raw;
    private FaultInput in;
    private OutputStream out;
    private boolean secure;
    private boolean mail;
    private String recipient = "";

    FaultSession(FaultServer server, FaultPlan plan, Socket raw) throws IOException {
        this.server = server;
        this.plan = plan;
        this.raw = raw;
        use(raw);
    }

    private void use(Socket socket) throws IOException {
        in = new FaultInput(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 8192);
    }

    void run() throws IOException {
        if (over(At.CONNECT, "", "")) return;
        if (plan.implicit) secure();
        if (!answer(At.BANNER, "", "220 fault.example ESMTP")) return;
        boolean more = true;
        while (more) {
            if (in.idle()) out.flush();
            more = command(in.line());
        }
        out.flush();
    }

    private boolean command(String line) throws IOException {
        server.heard(line);
        var verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> answer(At.EHLO, line, offer());
            case "STARTTLS" -> startTls(line);
            case "AUTH" -> auth(line);
            case "RSET" -> reset(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data(line);
            case "BDAT" -> chunk(line);
            case "QUIT" -> answer(At.QUIT, line, "221 2.0.0 bye") && false;
            default -> answer(At.QUIT, "", "500 5.5.2 what");
        };
    }

    private String offer() {
        var lines = new StringBuilder("250-fault.example\r\n");
        plan.capabilities.forEach(it -> lines.append("250-").append(it).append("\r\n"));
        if (plan.tls.isPresent() && !secure) lines.append("250-STARTTLS\r\n");
        return lines + "250 HELP";
    }

    private boolean auth(String line) throws IOException {
        var fault = plan.due(At.AUTH, line);
        if (fault.isPresent()) return act(fault.get(), "235 ok");
        return new FaultAuth(plan, in, this::sayNow).run(line);
    }

    private boolean startTls(String line) throws IOException {
        var fault = plan.due(At.STARTTLS, line);
        if (fault.isPresent()) return act(fault.get(), "220 go");
        say("220 go");
        if (!plan.afterStartTls.isEmpty()) say(plan.afterStartTls);
        out.flush();
        secure();
        return true;
    }

    private void secure() throws IOException {
        var socket =
                (SSLSocket) plan.tls.orElseThrow().getSocketFactory().createSocket(raw, "client", raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        secure = true;
        use(socket);
    }

    private boolean reset(String line) throws IOException {
        mail = false;
        recipient = "";
        return answer(At.RSET, line, "250 2.0.0 ok");
    }

    private boolean mail(String line) throws IOException {
        if (mail) return answer(At.MAIL, line, "503 5.5.1 nested MAIL");
        var fault = plan.due(At.MAIL, line);
        if (wrong(fault)) return act(fault.get(), "250 2.1.0 ok");
        mail = true;
        return say("250 2.1.0 ok");
    }

    private boolean rcpt(String line) throws IOException {
        if (!mail) return say("503 5.5.1 need MAIL");
        var fault = plan.due(At.RCPT, line);
        if (wrong(fault)) return act(fault.get(), "250 2.1.5 ok");
        recipient = line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
        return say("250 2.1.5 ok");
    }

    private boolean data(String line) throws IOException {
        if (!mail) return say("503 5.5.1 need MAIL");
        var fault = plan.due(At.DATA, line);
        if (wrong(fault)) return act(fault.get(), "354 go");
        if (recipient.isEmpty() && !plan.goesWithoutRecipient) return say("554 5.5.1 no valid recipients");
        say("354 go");
        out.flush();
        var body = plan.due(At.BODY, line);
        if (body.isPresent()) {
            if (body.get() instanceof Fault.Reply) {
                in.message();
                mail = false;
                recipient = "";
            } else in.read();
            return act(body.get(), "250 2.0.0 taken");
        }
        return end(At.DOT, in.message());
    }

    private boolean chunk(String line) throws IOException {
        var message = in.chunk(Integer.parseInt(line.split(" ")[1]));
        if (!mail || recipient.isEmpty()) return say("503 5.5.1 need RCPT");
        return end(At.BDAT, message);
    }

    private boolean end(At at, byte[] message) throws IOException {
        var to = recipient;
        mail = false;
        recipient = "";
        var fault = plan.due(at, to);
        if (wrong(fault)) {
            if (fault.get() == Fault.Act.TAKE_AND_CLOSE) server.took(to, message);
            boolean more = act(fault.get(), "250 2.0.0 taken");
            if (fault.get() == Fault.Act.SLOW) server.took(to, message);
            return more;
        }
        if (to.isEmpty()) return say("554 5.5.1 no valid recipients");
        server.took(to, message);
        return say("250 2.0.0 taken as 4F2A");
    }

    /** Whether the plan had a fault here that ends the connection. */
    private boolean over(At at, String command, String right) throws IOException {
        var fault = plan.due(at, command);
        return fault.isPresent() && !act(fault.get(), right);
    }

    /** Whether the answer is wrong; a server that only forgets what it has read ahead answers well. */
    private boolean wrong(Optional<Fault> fault) {
        if (fault.isEmpty()) return false;
        if (fault.get() == Fault.Act.LOSE_INPUT) in.forget();
        return fault.get() != Fault.Act.LOSE_INPUT;
    }

    private boolean answer(At at, String command, String right) throws IOException {
        var fault = plan.due(at, command);
        return fault.isPresent() ? act(fault.get(), right) : say(right);
    }

    /** Does wrong; false = the connection is over. */
    private boolean act(Fault fault, String right) throws IOException {
        if (fault instanceof Fault.Reply it) {
            say(it.line());
            out.flush();
            return !it.line().startsWith("421");
        }
        switch ((Fault.Act) fault) {
            case GARBAGE -> sayNow("\u0000\u0001 what is this");
            case HUGE_LINE -> flood("250 ", "x".repeat(65_536), 160);
            case ENDLESS_REPLY -> flood("", "250-more\r\n".repeat(1000), 10_000);
            case CLOSE, TAKE_AND_CLOSE -> out.flush();
            case RESET -> raw.setSoLinger(true, 0);
            case HANG -> in.sink();
            case SLOW -> slowly(right);
            case LOSE_INPUT -> {
                in.forget();
                return say(right);
            }
        }
        return false;
    }

    private void flood(String first, String more, int times) throws IOException {
        out.write(first.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < times; i++) out.write(more.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void slowly(String right) throws IOException {
        for (byte b : right.getBytes(StandardCharsets.ISO_8859_1)) {
            out.write(b);
            out.flush();
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    private void sayNow(String line) throws IOException {
        say(line);
        out.flush();
    }

    private boolean say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
