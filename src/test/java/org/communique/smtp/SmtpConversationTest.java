package org.communique.smtp;

import static org.communique.smtp.Letters.letter;
import static org.communique.smtp.Letters.server;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.SmtpResult.Phase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpConversationTest {

    final FaultPlan plan = new FaultPlan();

    @Test
    void each_recipient_is_carried_in_a_transaction_of_its_own_with_pipelining() throws IOException {
        var letters = Letters.many(1000);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals(1000, letters.accepted());
            assertEquals(1000, letters.settled());
            assertEquals(1000, server.taken().size());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void a_server_without_pipelining_hears_one_command_at_a_time() throws IOException {
        plan.offers("8BITMIME");
        plan.fault(At.MAIL, Fault.Act.LOSE_INPUT, FaultPlan.ALWAYS);

        assertAllTaken(1, "lost input would be missed");
    }

    @Test
    void a_window_of_messages_is_sent_ahead_with_chunking() throws IOException {
        var letters = Letters.many(500);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server).withWindow(8)), 1);

            assertEquals(500, letters.accepted());
            assertEquals(500, server.taken().size());
            assertFalse(server.commands().contains("DATA"));
            assertEquals("hello", new String(server.messages().get(7), StandardCharsets.UTF_8).split("\r\n")[2]);
        }
    }

    @Test
    void without_a_window_chunking_is_not_used() throws IOException {
        var letters = Letters.many(3);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertTrue(server.commands().stream().noneMatch(it -> it.startsWith("BDAT")));
        }
    }

    @Test
    void a_dot_that_begins_a_line_arrives_as_it_was() throws IOException {
        var text = ".first\r\n..\r\n.\r\nx.\r\n...last\r\n";

        assertArrives(text, text, 1);
        assertArrives(text, text, 4);
    }

    @Test
    void a_last_line_without_end_is_given_one() throws IOException {
        assertArrives("a\r\nb", "a\r\nb\r\n", 1);
        assertArrives("a\r\nb", "a\r\nb\r\n", 4);
        assertArrives("", "\r\n", 1);
    }

    @Test
    void a_message_larger_than_the_buffer_arrives_whole() throws IOException {
        var text = "0123456789abcdef.\r\n".repeat(20_000);

        assertArrives(text, text, 1);
        assertArrives(text, text, 4);
    }

    @Test
    void a_shared_body_follows_its_own_head() throws IOException {
        var body = MessageBytes.of(".body\r\n".getBytes(StandardCharsets.US_ASCII));
        var head = MessageBytes.of("X: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var letters = Letters.of(List.of(new SmtpMessage<>("t", "a@b.example", "c@d.example", List.of(head, body))));

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals("X: 1\r\n\r\n.body\r\n", new String(server.messages().get(0), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_refused_recipient_whose_data_is_welcomed_gets_an_empty_message_and_the_next_is_carried() throws IOException {
        plan.goesWithoutRecipient = true;

        assertMiddleRefused(1);
    }

    @Test
    void a_refused_recipient_does_not_hinder_the_others() throws IOException {
        assertMiddleRefused(1);
        assertMiddleRefused(8);
        plan.offers();
        assertMiddleRefused(1);
    }

    @Test
    void a_refused_sender_does_not_hinder_the_others() throws IOException {
        for (int window : new int[] {1, 8}) {
            var letters = Letters.many(4);
            try (var server = new FaultServer(new FaultPlan().fault(At.MAIL, Fault.reply("451 4.3.0 later"), 2))) {
                letters.over(new SmtpClient(server(server).withWindow(window)), 1);

                assertEquals(2, letters.accepted());
                assertEquals(
                        new SmtpResult.Replied(451, "4.3.0", "later", Phase.MAIL), letters.result("p0@example.org"));
            }
        }
    }

    @Test
    void a_refused_message_is_a_reply_with_its_enhanced_status() throws IOException {
        plan.fault(At.DOT, Fault.reply("554-5.7.1 spam\r\n554 5.7.1 go away"), 1);
        var letters = Letters.many(2);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertEquals(
                    new SmtpResult.Replied(554, "5.7.1", "spam go away", Phase.DOT), letters.result("p0@example.org"));
            assertEquals(List.of("p1@example.org"), List.copyOf(server.taken().keySet()));
        }
    }

    @Test
    void a_connection_ends_at_its_limit_of_messages() throws IOException {
        var letters = Letters.many(5);

        try (var server = new FaultServer(plan);
                var connection = new SmtpClient(server(server)).open()) {
            var drained = connection.drain(letters, new Limits(3, java.time.Duration.ofHours(1)));

            assertEquals(new Drained(Drained.End.LIMIT, 3, ""), drained);
            assertEquals(3, letters.accepted());
            assertEquals(2, letters.left());
        }
    }

    @Test
    void a_connection_drains_again_after_its_source_ended() throws IOException {
        try (var server = new FaultServer(plan);
                var connection = new SmtpClient(server(server)).open()) {
            connection.drain(Letters.to("a@x.example"), Limits.NONE);
            connection.drain(Letters.to("b@x.example"), Limits.NONE);

            assertEquals(2, server.taken().size());
        }
    }

    private void assertMiddleRefused(int window) throws IOException {
        plan.fault(At.RCPT, "p1@", Fault.reply("550 5.1.1 nobody"));
        var letters = Letters.many(4);
        try (var server = new FaultServer(plan)) {
            var client = new SmtpClient(server(server).withWindow(window));
            letters.over(client, 1);

            assertEquals(3, letters.accepted(), letters.results().toString());
            assertEquals(new SmtpResult.Replied(550, "5.1.1", "nobody", Phase.RCPT), letters.result("p1@example.org"));
            assertFalse(server.taken().containsKey("p1@example.org"));
            assertEquals(1, server.connections());
            assertFalse(client.lockstep(), "the next envelope begins afresh");
        }
    }

    private void assertArrives(String sent, String arrived, int window) throws IOException {
        try (var server = new FaultServer(new FaultPlan())) {
            Letters.of(List.of(letter("c@d.example", sent)))
                    .over(new SmtpClient(server(server).withWindow(window)), 1);

            assertArrayEquals(
                    arrived.getBytes(StandardCharsets.UTF_8), server.messages().get(0));
        }
    }

    private void assertAllTaken(int window, String why) throws IOException {
        var letters = Letters.many(20);
        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server).withWindow(window)), 1);

            assertEquals(20, letters.accepted(), why);
        }
    }
}
