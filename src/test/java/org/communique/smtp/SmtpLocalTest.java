package org.communique.smtp;

import static org.communique.smtp.Letters.letter;
import static org.communique.smtp.Letters.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpLocalTest {

    final FaultPlan plan = new FaultPlan();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\r\n",
                "a\rb\r\n",
                "a\r\n.\n",
                "a\u0000\r\n",
                "\n",
                "\r",
                "a\r\r\n",
                "0123456\n.\r\nDATA\r\n"
            })
    void bytes_that_could_smuggle_a_second_message_never_leave(String text) throws IOException {
        assertLocal("5.6.0", letter("c@d.example", text));
    }

    @Test
    void a_head_must_end_before_its_body_begins() throws IOException {
        var parts = List.of(MessageBytes.of("X: 1".getBytes()), MessageBytes.of("body\r\n".getBytes()));

        assertLocal("5.6.0", new SmtpMessage<>("t", "a@b.example", "c@d.example", parts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nDATA",
                "a b@c.example",
                "a\u0085@b.example",
                "a>@b.example",
                "",
                "a@",
                "@b.example",
                "a@b\u00e9.example",
                "a\ud800@b.example"
            })
    void an_address_that_could_end_a_command_never_leaves(String address) throws IOException {
        assertLocal("5.1.3", letter(address, "x\r\n"));
    }

    @Test
    void a_local_part_outside_ascii_needs_a_server_that_takes_it() throws IOException {
        plan.offers("PIPELINING");

        assertLocal("5.6.7", letter("jos\u00e9@d.example", "x\r\n"));
    }

    @Test
    void smtputf8_is_said_for_such_a_local_part_and_for_no_other() throws IOException {
        var letters = Letters.to("a@d.example", "jos\u00e9@d.example");

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals(2, letters.accepted());
            assertEquals(1, server.taken().get("jos\u00e9@d.example"));
            assertEquals(
                    List.of("MAIL FROM:<b@news.example> SIZE=10", "MAIL FROM:<b@news.example> SIZE=10 SMTPUTF8"),
                    mails(server));
        }
    }

    @Test
    void eight_bit_bytes_are_announced_and_only_they() throws IOException {
        var letters =
                Letters.of(List.of(letter("a@d.example", "abc\r\n"), letter("b@d.example", "abcdefgh\u00e9\r\n")));

        try (var server = new FaultServer(plan.offers("8BITMIME"))) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals(
                    List.of("MAIL FROM:<b@news.example>", "MAIL FROM:<b@news.example> BODY=8BITMIME"), mails(server));
        }
    }

    @Test
    void eight_bit_bytes_need_a_server_that_takes_them() throws IOException {
        plan.offers("PIPELINING");

        assertLocal("5.6.3", letter("c@d.example", "0123456789\u00e9\r\n"));
    }

    @Test
    void a_message_larger_than_the_server_takes_never_leaves() throws IOException {
        plan.offers("SIZE 9");

        assertLocal("5.3.4", letter("c@d.example", "one\r\ntwo\r\n"));
    }

    @Test
    void a_message_of_exactly_that_size_leaves() throws IOException {
        var letters = Letters.to("c@d.example");

        try (var server = new FaultServer(plan.offers("SIZE 10"))) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals(1, letters.accepted());
        }
    }

    private void assertLocal(String enhanced, SmtpMessage<String> message) throws IOException {
        for (int window : new int[] {1, 8}) {
            var letters = Letters.of(List.of(message, letter("good@d.example", "x\r\n")));
            try (var server = new FaultServer(plan)) {
                letters.over(new SmtpClient(server(server).withWindow(window)), 1);

                assertEquals(enhanced, ((SmtpResult.Local) letters.result(message.tag())).enhanced());
                assertEquals(
                        List.of("good@d.example"), List.copyOf(server.taken().keySet()));
                assertEquals(1, mails(server).size(), "the refused message did not touch the wire");
            }
        }
    }

    private static List<String> mails(FaultServer server) {
        return server.commands().stream().filter(it -> it.startsWith("MAIL")).toList();
    }

    @Test
    void the_look_at_many_bytes_agrees_with_a_look_at_each() {
        var random = new java.util.Random(7);
        for (int run = 0; run < 20_000; run++) {
            var bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++)
                bytes[i] = (byte) "\r\n\r\n\r\n.a\t\u000e\u00ff\u0000zzzzzzzz".charAt(random.nextInt(20));
            var text = new String(bytes, StandardCharsets.ISO_8859_1);

            var looked = MessageBytes.of(bytes);

            assertEquals(!text.replace("\r\n", "").matches("(?s).*[\r\n\u0000].*"), looked.clean(), run + "");
            assertEquals(text.chars().anyMatch(c -> c > 127), looked.eightBit());
            assertEquals(text.startsWith(".") || text.contains("\n."), looked.dotted());
        }
        assertTrue(MessageBytes.of(new byte[0]).clean());
    }
}
