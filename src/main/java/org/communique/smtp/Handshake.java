package org.communique.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.communique.smtp.SmtpFailure.Kind;

/** Everything up to the first message: connect, greeting, EHLO, TLS, AUTH. */
final class Handshake {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SmtpServer server;
    private final Talk talk;
    private final boolean loopback;

    private Handshake(SmtpServer server, SocketChannel channel, boolean loopback) {
        this.server = server;
        this.talk = new Talk(new Line(channel, server.timeouts()), server.timeouts());
        this.loopback = loopback;
    }

    /** @throws SmtpFailure if there is no usable connection */
    static Talk with(SmtpServer server) {
        var channel = connect(server);
        var handshake = new Handshake(server, channel, loopback(channel));
        boolean done = false;
        try {
            handshake.shake();
            done = true;
            return handshake.talk;
        } catch (Broken broken) {
            throw new SmtpFailure(Kind.GREETING, broken.getMessage());
        } catch (IOException failed) {
            throw new SmtpFailure(Kind.GREETING, "the server closed the connection");
        } finally {
            if (!done) handshake.talk.line().close();
        }
    }

    private void shake() throws IOException {
        if (server.security() == Security.NONE && !loopback)
            throw new SmtpFailure(Kind.TLS, "plain text is only for a server on this machine");
        if (server.security() == Security.IMPLICIT) secure();
        int code = talk.listen();
        if (code != 220) throw refused(Kind.GREETING, code, "the server does not greet");
        hello();
        if (server.security() == Security.STARTTLS) {
            startTls();
            hello();
        }
        if (server.credentials().isPresent())
            new Authentication(talk, server.credentials().get()).run(server.security() != Security.NONE || loopback);
    }

    private void hello() throws IOException {
        int code = talk.say("EHLO " + server.helo());
        if (code == 250) talk.learn(Capabilities.of(talk.replies().lines()));
        else if (code < 500 || server.security() != Security.NONE || talk.say("HELO " + server.helo()) != 250)
            throw refused(Kind.GREETING, code, "the server refuses EHLO");
    }

    private void startTls() throws IOException {
        if (!talk.capabilities().has("STARTTLS")) throw new SmtpFailure(Kind.TLS, "the server offers no STARTTLS");
        int code = talk.say("STARTTLS");
        if (code != 220) throw refused(Kind.TLS, code, "the server refuses STARTTLS");
        if (talk.replies().ahead()) throw new SmtpFailure(Kind.TLS, "the server said something before TLS began");
        secure();
    }

    private void secure() {
        var line = talk.line();
        line.begin(server.timeouts().command());
        try {
            var context = server.trust().isPresent() ? server.trust().get() : SSLContext.getDefault();
            var socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(line.channel().socket(), server.host(), server.port(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(PROTOCOLS);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            talk.over(new Wire.Tls(socket));
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new SmtpFailure(Kind.TLS, "TLS failed: " + failed.getClass().getSimpleName());
        } finally {
            line.end();
        }
    }

    private SmtpFailure refused(Kind kind, int code, String message) {
        return new SmtpFailure(kind, code, talk.words(code), message);
    }

    private static SocketChannel connect(SmtpServer server) {
        try {
            for (var address : InetAddress.getAllByName(server.host())) {
                var channel = SocketChannel.open();
                try {
                    channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                    channel.socket()
                            .connect(
                                    new InetSocketAddress(address, server.port()),
                                    Math.toIntExact(server.timeouts().connect().toMillis()));
                    return channel;
                } catch (IOException next) {
                    channel.close();
                }
            }
            throw new SmtpFailure(Kind.CONNECT, "no address of the server accepts the connection");
        } catch (UnknownHostException unknown) {
            throw new SmtpFailure(Kind.CONNECT, "the name of the server is not known");
        } catch (IOException failed) {
            throw new SmtpFailure(Kind.CONNECT, "no connection can be made");
        }
    }

    private static boolean loopback(SocketChannel channel) {
        return channel.socket().getInetAddress().isLoopbackAddress();
    }
}
