package org.communique.smtp;

import static org.communique.smtp.Letters.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.SmtpFailure.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpSecurityTest {

    static final Credentials WHO = new Credentials("press,office=1", "sécret");

    final FaultPlan plan = new FaultPlan();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void messages_go_over_tls_from_the_start_or_after_starttls(boolean fromTheStart) throws IOException {
        plan.tls(TestCertificates.good(), fromTheStart);
        var letters = Letters.many(100);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(secure(server, fromTheStart).withWindow(fromTheStart ? 8 : 1)), 1);

            assertEquals(100, letters.accepted());
            assertEquals(fromTheStart ? 1 : 2, count(server, "EHLO"), "what was offered before TLS is forgotten");
        }
    }

    @Test
    void a_stripped_starttls_sends_nothing() throws IOException {
        assertNothingLeaves(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 4.7.0 not now", "250 ok", "501 what"})
    void a_refused_starttls_sends_nothing(String reply) throws IOException {
        assertNothingLeaves(
                plan.tls(TestCertificates.good(), false).fault(At.STARTTLS, Fault.reply(reply), FaultPlan.ALWAYS));
    }

    @Test
    void a_certificate_of_another_name_sends_nothing() throws IOException {
        assertNothingLeaves(plan.tls(TestCertificates.wrongName(), false));
    }

    @Test
    void an_expired_certificate_sends_nothing() throws IOException {
        assertNothingLeaves(plan.tls(TestCertificates.expired(), false));
    }

    @Test
    void a_certificate_nobody_vouches_for_sends_nothing() throws IOException {
        plan.tls(TestCertificates.good(), true);

        try (var server = new FaultServer(plan)) {
            var stranger = SmtpServer.at("127.0.0.1", server.port(), Security.IMPLICIT, "news.example");
            var failure = assertThrows(SmtpFailure.class, new SmtpClient(stranger)::open);

            assertEquals(Kind.TLS, failure.kind());
            assertEquals(List.of(), server.commands());
        }
    }

    @Test
    void words_said_before_tls_begins_are_refused() throws IOException {
        plan.tls(TestCertificates.good(), false).afterStartTls = "250 2.0.0 injected";

        assertNothingLeaves(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "SCRAM-SHA-256", "PLAIN LOGIN SCRAM-SHA-256"})
    void we_say_who_we_are_by_the_best_mechanism(String mechanisms) throws IOException {
        plan.tls(TestCertificates.good(), true).knows(WHO).offers("AUTH " + mechanisms);
        var letters = Letters.many(1);

        try (var server = new FaultServer(plan)) {
            letters.over(new SmtpClient(secure(server, true).with(WHO)), 1);

            assertEquals(1, letters.accepted());
            assertEquals(mechanisms.contains("SCRAM") ? 1 : 0, count(server, "AUTH SCRAM"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "SCRAM-SHA-256"})
    void a_wrong_secret_is_refused_with_the_code_and_is_nowhere_in_the_failure(String mechanism) throws IOException {
        plan.knows(WHO).offers("AUTH " + mechanism);

        try (var server = new FaultServer(plan)) {
            var wrong = new SmtpClient(server(server).with(new Credentials("press,office=1", "guess")));
            var failure = assertThrows(SmtpFailure.class, wrong::open);

            assertEquals(Kind.AUTH, failure.kind());
            assertEquals(535, failure.code());
            assertFalse((failure + failure.text() + wrong + WHO).matches(".*(guess|press|sécret).*"));
        }
    }

    @Test
    void a_server_that_does_not_know_the_secret_is_left() throws IOException {
        plan.knows(WHO).offers("AUTH SCRAM-SHA-256").liesInScram = true;

        try (var server = new FaultServer(plan)) {
            var failure = assertThrows(
                    SmtpFailure.class, new SmtpClient(server(server).with(WHO))::open);

            assertEquals(Kind.AUTH, failure.kind());
            assertTrue(failure.getMessage().contains("does not know the secret"));
        }
    }

    @Test
    void the_proof_of_scram_is_that_of_the_example_in_rfc_7677() {
        var scram = new Scram(new Credentials("user", "pencil"), "rOprNGfwEbeRWgbNEkqO");

        var answer =
                scram.answer("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");

        assertEquals(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                answer);
        scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i=1", "i=100000000", "i=-1", "i=x"})
    void a_challenge_that_would_weaken_or_stall_us_is_refused(String rounds) {
        var scram = new Scram(WHO, "ours");

        assertThrows(IllegalArgumentException.class, () -> scram.answer("r=ours1,s=cGVwcGVy," + rounds));
    }

    private void assertNothingLeaves(FaultPlan faulty) throws IOException {
        try (var server = new FaultServer(faulty)) {
            var failure = assertThrows(
                    SmtpFailure.class, new SmtpClient(secure(server, false).with(WHO))::open);

            assertEquals(Kind.TLS, failure.kind());
            assertTrue(server.commands().stream().allMatch(it -> it.matches("EHLO news.example|STARTTLS")));
        }
    }

    private SmtpServer secure(FaultServer server, boolean fromTheStart) {
        var security = fromTheStart ? Security.IMPLICIT : Security.STARTTLS;
        return SmtpServer.at("127.0.0.1", server.port(), security, "news.example")
                .with(Letters.PATIENT)
                .with(plan.tls.orElse(TestCertificates.good()));
    }

    private static long count(FaultServer server, String verb) {
        return server.commands().stream().filter(it -> it.startsWith(verb)).count();
    }
}
