package org.communique.app;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.communique.mail.BuiltInMailbox;

/** Somebody out there with a mail program: writes by SMTP, and looks into mailboxes by IMAP. */
final class Correspondent {

    private final BuiltInMailbox server;

    Correspondent(BuiltInMailbox server) {
        this.server = server;
    }

    /** Sends a mail to one address with these header lines and nothing worth reading. */
    void writes(String to, String... headers) {
        sends(server.port(), to, "To: " + to + "\r\n" + String.join("\r\n", headers) + "\r\n\r\nHello\r\n");
    }

    /** A mail with exactly this header that lands in the mailbox of our own addresses. */
    void drops(String... headers) {
        try (var store = store(BuiltInMailbox.FEEDBACK, server.password())) {
            var bytes = (String.join("\r\n", headers) + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8);
            var message = new jakarta.mail.internet.MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            store.getFolder("INBOX").appendMessages(new Message[] {message});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mails, as they came, in the mailbox of an address. */
    List<String> received(String address) {
        return look(address, address, message -> {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1);
        });
    }

    /** What has been done to each mail in the mailbox of our own addresses. */
    List<String> flagsOfFeedback() {
        return look(
                BuiltInMailbox.FEEDBACK,
                server.password(),
                message -> message.isSet(Flags.Flag.FLAGGED) ? "flagged" : "untouched");
    }

    List<String> folders() {
        try (var store = store(BuiltInMailbox.FEEDBACK, server.password())) {
            return Arrays.stream(store.getDefaultFolder().list("*"))
                    .map(Folder::getName)
                    .toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Look {
        String at(Message message) throws MessagingException, IOException;
    }

    private List<String> look(String user, String password, Look look) {
        try (var store = store(user, password);
                var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_ONLY);
            var seen = new ArrayList<String>();
            for (var message : folder.getMessages()) seen.add(look.at(message));
            return seen;
        } catch (jakarta.mail.AuthenticationFailedException nobodyYet) {
            return List.of();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Store store(String user, String password) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), user, password);
        return store;
    }

    /** Hands a mail to the SMTP server on a port of this machine. */
    static void sends(int port, String to, String mail) {
        try (var socket = new Socket("127.0.0.1", port)) {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            var lines = List.of(
                    "",
                    "HELO there",
                    "MAIL FROM:<reader@example.net>",
                    "RCPT TO:<" + to + ">",
                    "DATA",
                    mail + ".",
                    "QUIT");
            for (var line : lines) {
                if (!line.isEmpty()) out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                readReply(line, in);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void readReply(String line, java.io.InputStream in) throws IOException {
        int c = in.read();
        if (c != '2' && c != '3') throw new IOException("refused: " + line);
        while (c >= 0 && c != '\n') c = in.read();
    }
}
