package org.communique.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on this machine: answers what it was told, and NXDOMAIN to everything else. */
public final class StubDns implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<String, Record> records = new ConcurrentHashMap<>();

    public StubDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "stub-dns");
        thread.setDaemon(true);
        thread.start();
    }

    /** A record as in a zone file, such as {@code TXT, "\"v=spf1 -all\""}; one for each name and type. */
    public StubDns with(String name, int type, String value) {
        try {
            var absolute = Name.fromString(name, Name.root);
            records.put(key(absolute, type), Record.fromString(absolute, type, DClass.IN, 60, value, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the key's owner publishes. */
    public StubDns publish(DkimKey key) {
        return publish(key.recordName(), key.recordStrings());
    }

    /** A text in strings. */
    public StubDns publish(String name, java.util.List<String> strings) {
        return with(name, Type.TXT, "\"" + String.join("\" \"", strings) + "\"");
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** The value of dns.server. */
    public String setting() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        var buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                answer(new Message(java.util.Arrays.copyOf(buffer, packet.getLength())), packet.getSocketAddress());
            } catch (IOException strange) {
                // closed, or a packet that is no question: whoever asks next is answered
            }
        }
    }

    private void answer(Message query, SocketAddress to) throws IOException {
        var question = query.getQuestion();
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        Optional.ofNullable(records.get(key(question.getName(), question.getType())))
                .ifPresentOrElse(it -> answer.addRecord(it, Section.ANSWER), () -> answer.getHeader()
                        .setRcode(Rcode.NXDOMAIN));
        var bytes = answer.toWire();
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String key(Name name, int type) {
        return name.toString().toLowerCase(java.util.Locale.ROOT) + " " + type;
    }
}
