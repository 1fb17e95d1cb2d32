package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.communique.audience.ListKind;
import org.communique.delivery.Channels;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail of a release sent to an address of ours, over a real connection. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTestMailTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void preview_test_and_real_mail_are_the_same_bytes_but_for_subject_prefix_recipient_and_tokens() throws Exception {
        try (var sink = new Sink()) {
            sink.atText = received::add;
            relay(sink.port());
            sign();
            release();
            assertEquals(0, program.run(house, "release", "preview", "1", "--language", "en"), program.err);
            var preview = program.out;

            assertEquals(0, test("me@example.net", "--language", "en"), program.err);
            house.pass(Duration.ofHours(1));
            house.sweep();
            try (var mail = MailRelay.channel(house.core, MailRelay.stamp(house.core))) {
                house.core.outbox(new Channels(List.of(mail, house.feed))).carryDue();
            }

            assertEquals(2, received.size());
            assertTrue(received.get(0).startsWith("DKIM-Signature: "), received.get(0));
            assertTrue(received.get(1).startsWith("DKIM-Signature: "), received.get(1));
            assertTrue(received.get(0).contains("\r\nSubject: [TEST] "), received.get(0));
            assertTrue(received.get(0).contains("\r\nTo: me@example.net\r\n"), received.get(0));
            assertEquals(comparable(preview), comparable(received.get(0)).replace("Subject: [TEST] ", "Subject: "));
            assertEquals(comparable(preview), comparable(received.get(1)));
        }
    }

    @Test
    void an_advance_copy_is_the_same_in_preview_test_and_reality_and_the_link_of_a_test_opens_nothing()
            throws Exception {
        try (var sink = new Sink()) {
            sink.atText = received::add;
            relay(sink.port());
            var press = house.list("press", ListKind.PRESS, "ana@example.org,en");
            house.embargoed(house.statement("winter", "en"), NINE.plusSeconds(7200), NINE.plusSeconds(3600), press);
            assertEquals(0, program.run(house, "release", "preview", "1", "--language", "en"), program.err);
            var preview = program.out;

            assertEquals(0, test("me@example.net"), program.err);
            house.pass(Duration.ofHours(1));
            house.sweep();
            try (var mail = MailRelay.channel(house.core, MailRelay.stamp(house.core))) {
                house.core.outbox(new Channels(List.of(mail, house.feed))).carryDue();
            }

            assertEquals(comparable(preview), comparable(received.get(0)).replace("Subject: [TEST] ", "Subject: "));
            assertEquals(comparable(preview), comparable(received.get(1)));
            assertTrue(comparable(preview).contains("/advance/v1.TOKEN"), preview);
            var links = java.util.regex.Pattern.compile("/advance/(v1\\.[\\w-]{44})");
            for (int n = 0; n < 2; n++) {
                var link = links.matcher(received.get(n).replace("=\r\n", ""));
                assertTrue(link.find());
                assertEquals(
                        n == 1,
                        house.core.press.advances().byToken(link.group(1)).isPresent());
            }
        }
    }

    @Test
    void two_tests_are_two_mails() throws Exception {
        try (var sink = new Sink()) {
            relay(sink.port());
            release();

            test("me@example.net");
            test("me@example.net");

            assertEquals(
                    2,
                    List.copyOf(new java.util.HashSet<>(sink.messageIds.get("me@example.net")))
                            .size());
        }
    }

    @Test
    void the_address_is_in_no_file_of_the_data_folder_and_not_in_the_output() throws Exception {
        try (var sink = new Sink()) {
            relay(sink.port());
            release();

            test("somebody-in-particular@example.net");

            assertEquals(1, sink.taken.get());
            assertFalse((program.out + program.err).contains("somebody-in-particular"));
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    assertFalse(
                            Files.readString(file, StandardCharsets.ISO_8859_1).contains("somebody-in-particular"),
                            file.toString());
            }
        }
    }

    @Test
    void a_relay_that_cannot_be_reached_is_said_and_nothing_is_kept_for_later() throws Exception {
        try (var ours = new Socket()) {
            // bound and not listened at: whoever calls is refused, and nobody else takes the port
            ours.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            relay(ours.getLocalPort());
            release();

            assertEquals(1, test("me@example.net"));

            assertTrue(program.out.contains("did not go out: relay 127.0.0.1:" + ours.getLocalPort()), program.out);
        }
        assertEquals(0, house.core.dispatches.all().size());
    }

    @Test
    void in_sample_mode_it_says_where_to_look_instead() {
        release();

        assertEquals(1, test("me@example.net"));

        assertTrue(program.err.contains("in sample mode there is no relay"), program.err);
        assertTrue(program.err.contains("release preview"), program.err);
    }

    private int test(String to, String... more) {
        return program.run(
                house,
                Stream.concat(Stream.of("release", "test", "1", "--to", to), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void relay(int port) {
        house.settings.put("mail.smtp-host", "127.0.0.1");
        house.settings.put("mail.smtp-port", Integer.toString(port));
        house.settings.put("mail.smtp-security", "none");
        house.restart();
    }

    private void sign() {
        assertEquals(0, program.run(house, "sender", "create"), program.err);
        assertEquals(0, program.run(house, "sender", "activate", "all", "--force"), program.err);
    }

    private void release() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("winter", "en", "mk"), NINE.plusSeconds(3600), alerts);
    }

    /**
     * Without what differs from recipient to recipient, signature, To, Message-ID, and the tokens in links.
     */
    private static String comparable(String mail) {
        return mail.replaceAll("^(DKIM-Signature: .*\r\n([ \t].*\r\n)*)*", "")
                .replace("=\r\n", "")
                .replaceAll("\r\n(To|Message-ID): .*", "\r\n$1: …")
                .replaceAll("^To: .*", "To: …")
                .replaceAll("((?:/u|/p|/advance|/press/beat|/press/moved)/v1\\.|u\\+)[A-Za-z0-9_-]+", "$1TOKEN")
                .strip();
    }
}
