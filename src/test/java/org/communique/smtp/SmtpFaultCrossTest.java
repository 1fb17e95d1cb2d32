package org.communique.smtp;

import static org.communique.smtp.Letters.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.SmtpResult.InDoubt;
import org.communique.smtp.SmtpResult.Replied;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reply and every fault that ends at once, at every phase of a message: nobody is missed, nobody is told twice. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpFaultCrossTest {

    static final String[] REPLIES = {
        "421 4.3.2", "450 4.2.1", "451 4.7.1", "452 4.3.1", "550 5.1.1", "552 5.3.4", "554 5.7.1"
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void a_refusal_is_of_the_class_the_server_meant(int window) throws IOException {
        for (var at : EnumSet.of(At.MAIL, At.RCPT, At.DATA, At.BODY, At.DOT, At.BDAT))
            for (var reply : REPLIES) assertRefusals(at, reply, window);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void what_was_taken_is_accepted_or_in_doubt_and_never_again_sent(int window) throws IOException {
        for (var at : EnumSet.of(At.RSET, At.MAIL, At.RCPT, At.DATA, At.BODY, At.DOT, At.BDAT))
            for (var act : EnumSet.range(Fault.Act.GARBAGE, Fault.Act.RESET)) assertTruth(at, act, window);
    }

    private void assertRefusals(At at, String reply, int window) throws IOException {
        var letters = Letters.many(200);
        var told = at + " " + reply + " window " + window;
        var plan = new FaultPlan().somewhere(at, Fault.reply(reply + " no"), 3, 11, 50);
        try (var server = new FaultServer(plan)) {
            var client = new SmtpClient(server(server).withWindow(window));
            for (int i = 0; i < 4; i++) letters.again().over(client, 1);

            assertEquals(200, letters.settled(), told);
            for (var it : letters.results().values())
                if (!Letters.accepted(it) && !(it instanceof InDoubt))
                    assertEquals(reply.substring(0, 3), "" + ((Replied) it).code(), told);
            assertEquals(letters.accepted(), taken(server), told);
        }
    }

    private void assertTruth(At at, Fault.Act act, int window) throws IOException {
        var letters = Letters.many(200);
        var told = at + " " + act + " window " + window;
        try (var server = new FaultServer(new FaultPlan().somewhere(at, act, 1, 5, 50))) {
            var client = new SmtpClient(server(server).withWindow(window));
            for (int i = 0; i < 4; i++) letters.again().over(client, 1);

            assertEquals(200, letters.settled(), told);
            letters.results().forEach((to, it) -> {
                if (Letters.accepted(it)) assertEquals(1, server.taken().get(to), told);
                else assertTrue(it instanceof InDoubt, told + " " + it);
            });
        }
    }

    private static long taken(FaultServer server) {
        return server.taken().values().stream().mapToInt(it -> it).sum();
    }
}
