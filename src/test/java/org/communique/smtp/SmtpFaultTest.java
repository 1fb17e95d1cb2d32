package org.communique.smtp;

import static org.communique.smtp.Letters.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.SmtpResult.InDoubt;
import org.communique.smtp.SmtpResult.NotSent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpFaultTest {

    static final String FIRST = "p0@example.org";

    /** Of a client in haste, which a busy machine keeps waiting at any time. */
    private static final int CONNECTIONS = 10;

    final FaultPlan plan = new FaultPlan();

    @ParameterizedTest
    @EnumSource(
            value = Fault.Act.class,
            names = {"TAKE_AND_CLOSE", "LOSE_INPUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void without_a_usable_answer_to_the_recipient_the_message_was_not_sent(Fault.Act act) throws IOException {
        assertInstanceOf(NotSent.class, first(At.RCPT, act, Letters.HASTY));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Act.class,
            names = {"LOSE_INPUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void without_a_usable_answer_to_its_end_a_message_is_in_doubt(Fault.Act act) throws IOException {
        assertInstanceOf(InDoubt.class, first(At.DOT, act, Letters.HASTY_AT_THE_END));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Act.class,
            names = {"LOSE_INPUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void without_a_usable_answer_all_chunks_that_left_are_in_doubt(Fault.Act act) throws IOException {
        plan.fault(At.BDAT, act, 1);
        var letters = Letters.many(3);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server).withWindow(8).with(Letters.HASTY)), CONNECTIONS);

            assertEquals(3, letters.settled());
            assertTrue(letters.results().values().stream().allMatch(InDoubt.class::isInstance));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = At.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    void after_421_the_message_is_not_sent_and_the_others_go_by_a_new_connection(At at) throws IOException {
        plan.fault(at, Fault.reply("421 4.3.2 closing"), 1);
        var letters = Letters.many(50);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server)), 1);

            assertInstanceOf(NotSent.class, letters.result(FIRST));
            letters.again().over(new SmtpClient(server(server)), 1);
            assertEquals(50, letters.accepted());
            assertEquals(50, server.taken().size());
            assertTrue(server.taken().values().stream().allMatch(it -> it == 1));
        }
    }

    @Test
    void after_421_to_a_chunk_those_behind_it_were_not_taken_either() throws IOException {
        plan.fault(At.BDAT, Fault.reply("421 4.3.2 closing"), 1);
        var letters = Letters.many(5);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server).withWindow(4)), 1);

            assertEquals(0, server.taken().size());
            assertInstanceOf(NotSent.class, letters.result(FIRST));
            assertEquals(4, letters.settled());
            // an orderly close tells that they were not taken, a reset may come first and tells nothing
            assertEquals(0, letters.accepted());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void every_message_is_settled_once_when_the_connection_dies_anywhere(int window) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random =
                    new FaultPlan().somewhere(At.values()[6 + seed % 6], Fault.Act.values()[3 + seed % 2], 1, seed, 40);
            var letters = Letters.many(60);
            try (var server = new FaultServer(random)) {
                var client = new SmtpClient(server(server).withWindow(window));
                for (int i = 0; i < 5; i++) letters.again().over(client, 2);

                assertEquals(60, letters.settled(), "seed " + seed);
                for (var to : letters.results().keySet())
                    if (Letters.accepted(letters.result(to)))
                        assertEquals(1, server.taken().get(to), "seed " + seed);
                    else assertInstanceOf(InDoubt.class, letters.result(to), "seed " + seed);
            }
        }
    }

    @Test
    void a_server_that_loses_pipelined_commands_is_told_one_thing_at_a_time_from_then_on() throws IOException {
        for (var at : List.of(At.MAIL, At.RCPT, At.DOT)) {
            var letters = Letters.many(20);
            try (var server = new FaultServer(new FaultPlan().fault(at, Fault.Act.LOSE_INPUT, FaultPlan.ALWAYS))) {
                var client = new SmtpClient(server(server).with(Letters.HASTY));
                for (int i = 0; i < 2; i++) letters.again().over(client, CONNECTIONS);

                if (at != At.DOT) assertTrue(client.lockstep());
                assertEquals(20, letters.settled());
            }
        }
    }

    @Test
    void a_server_that_calls_pipelined_commands_out_of_sequence_costs_no_message() throws IOException {
        plan.fault(At.RCPT, Fault.reply("503 5.5.1 bad sequence"), 1);
        var letters = Letters.many(20);

        try (var server = new FaultServer(plan)) {
            var client = new SmtpClient(server(server));
            letters.over(client, 1);

            assertInstanceOf(NotSent.class, letters.result(FIRST));
            letters.again().over(client, 1);
            assertTrue(client.lockstep());
            assertEquals(20, letters.accepted());
        }
    }

    @Test
    void words_that_nobody_asked_for_end_the_connection() throws IOException {
        plan.fault(At.DOT, Fault.reply("250 2.0.0 ok\r\n250 2.0.0 and one more"), 1);
        var letters = Letters.many(1);

        try (var server = new FaultServer(plan);
                var connection = new SmtpClient(server(server)).open()) {
            connection.drain(letters, Limits.NONE);
            var later = Letters.many(2);
            var drained = connection.drain(later, Limits.NONE);

            assertEquals(Drained.End.FAILED, drained.end());
            assertInstanceOf(NotSent.class, later.result(FIRST));
            assertThrows(IllegalStateException.class, () -> connection.drain(later, Limits.NONE));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Act.class,
            names = {"TAKE_AND_CLOSE", "LOSE_INPUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_server_that_does_not_greet_takes_nothing(Fault.Act act) throws IOException {
        for (var at : List.of(At.CONNECT, At.BANNER, At.EHLO)) {
            try (var server = new FaultServer(new FaultPlan().fault(at, act, 1))) {
                var failure = assertThrows(
                        SmtpFailure.class, new SmtpClient(server(server).with(Letters.HASTY))::open);

                boolean early = act == Fault.Act.RESET && failure.kind() == SmtpFailure.Kind.CONNECT;
                assertTrue(early || failure.kind() == SmtpFailure.Kind.GREETING, at + " " + failure.kind());
            }
        }
    }

    @Test
    void a_greeting_that_refuses_is_told_with_its_words_but_not_in_the_message() throws IOException {
        plan.fault(At.BANNER, Fault.reply("554 5.7.1 not you, a@b.example"), 1);

        try (var server = new FaultServer(plan)) {
            var failure = assertThrows(SmtpFailure.class, new SmtpClient(server(server))::open);

            assertEquals(554, failure.code());
            assertEquals("5.7.1 not you, a@b.example", failure.text());
            assertFalse(failure.toString().contains("@"));
        }
    }

    @Test
    void closing_from_another_thread_ends_a_wait() throws Exception {
        plan.fault(At.DOT, Fault.Act.HANG, 1);
        var settled = new CountDownLatch(1);
        var drained = new AtomicReference<Drained>();
        try (var server = new FaultServer(plan)) {
            var connection = new SmtpClient(server(server).with(Timeouts.USUAL)).open();
            var letters = Letters.many(1);
            var thread = new Thread(() -> {
                drained.set(connection.drain(letters, Limits.NONE));
                settled.countDown();
            });
            thread.start();
            while (server.commands().stream().noneMatch("DATA"::equals)) Thread.onSpinWait();

            connection.close();

            assertTrue(settled.await(1, TimeUnit.MINUTES));
            assertEquals(Drained.End.FAILED, drained.get().end());
            assertEquals(1, letters.settled());
        }
    }

    private SmtpResult first(At at, Fault fault, Timeouts timeouts) throws IOException {
        plan.fault(at, fault, 1);
        var letters = Letters.many(1);
        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(server(server).with(timeouts)), CONNECTIONS);

            assertEquals(1, letters.settled());
            return letters.result(FIRST);
        }
    }
}
