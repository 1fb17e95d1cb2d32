package org.communique.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form as a weapon: against one mailbox, against many, against us. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MisuseTest {

    @TempDir
    Path folder;

    private Village village;

    @AfterEach
    void close() {
        village.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_gets_one_mail_a_day_and_three_in_thirty_days_however_often_it_is_typed(Dialect dialect) {
        village = new Village(folder, dialect);
        for (int day = 0; day < 60; day++)
            for (int time = 0; time < 3; time++) {
                village.join("victim@example.org");
                village.clock.pass(Duration.ofHours(8));
            }

        assertEquals(6, village.mails.size());
        var instants = village.mails.stream().map(it -> it.datedAt()).toList();
        for (int i = 1; i < instants.size(); i++)
            assertTrue(Duration.between(instants.get(i - 1), instants.get(i)).compareTo(Duration.ofHours(24)) >= 0);
        for (int i = 3; i < instants.size(); i++)
            assertTrue(Duration.between(instants.get(i - 3), instants.get(i)).compareTo(Duration.ofDays(30)) >= 0);
    }

    @ParameterizedTest
    @EnumSource
    void all_together_no_more_mails_go_out_than_the_cap_and_staff_are_told(Dialect dialect) {
        village = new Village(folder, dialect, settings(10, 100_000, 0, 0));
        send(100);
        village.settle();
        assertEquals(10, village.mails.size());
        assertTrue(village.alarms.get(0).contains("more signup forms"));

        village.clock.pass(Duration.ofMinutes(30));
        village.settle();
        assertEquals(15, village.mails.size(), "what waited goes out as the hour passes");

        village.clock.pass(Duration.ofMinutes(31));
        village.settle();
        assertEquals(0, village.count("signup WHERE state = 'received'"), "what waited an hour is dropped");
        assertEquals(15, village.mails.size());
    }

    @Test
    void one_network_sends_so_many_forms_and_without_work_a_few() {
        village = new Village(folder, Dialect.SQLITE, settings(1000, 5, 0, 0));
        sendFrom("203.0.113.0/24", 20);
        sendFrom("198.51.100.0/24", 2);
        assertEquals(7, village.count("signup"));
    }

    @Test
    void without_proof_of_work_the_buckets_are_small_and_staff_are_told_when_they_are_empty() {
        village = new Village(folder, Dialect.SQLITE, settings(1000, 1000, 20, 8));
        for (int n = 0; n < 12; n++) sendFrom("198.51." + n + ".0/24", 5);
        assertEquals(8, village.count("signup"));
        assertTrue(village.alarms.get(0).contains("without proof of work"));
    }

    @Test
    void work_is_asked_for_each_address_anew() {
        var work = new Work(12);
        var number = 0;
        while (!work.done("token", "ana@example.org", Integer.toString(number))) number++;

        assertTrue(new Work(11).done("token", "ana@example.org", Integer.toString(number)));
        assertEquals(false, new Work(24).done("token", "ana@example.org", Integer.toString(number)));
        assertEquals(false, work.done("token", "bo@example.org", Integer.toString(number)));
        assertEquals(false, work.done("other", "ana@example.org", Integer.toString(number)));
        assertEquals(false, work.done("token", "ana@example.org", ""));
        village = new Village(folder, Dialect.SQLITE);
    }

    @Test
    void a_form_is_taken_from_three_seconds_to_a_day_after_it_was_shown() {
        village = new Village(folder, Dialect.SQLITE);
        var token = village.signups.token("subscribe");
        assertEquals(new Answer.Again(), take(token));
        village.clock.pass(Duration.ofMillis(2999));
        assertEquals(new Answer.Again(), take(token));
        village.clock.pass(Duration.ofMillis(1));
        assertEquals(new Answer.Thanks(), take(token));
        village.clock.pass(Duration.ofHours(24).minusSeconds(3));
        assertEquals(new Answer.Thanks(), take(token));
        village.clock.pass(Duration.ofSeconds(1));
        assertEquals(new Answer.Again(), take(token));
        assertEquals(2, village.count("signup"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                "x",
                "1792314000.AAAA",
                "-1.x",
                "99999999999999999999.x",
                "1792314000.\u0000\u00e9"
            })
    void a_token_of_another_form_or_of_nobody_is_none(String token) {
        village = new Village(folder, Dialect.SQLITE);
        var other = village.signups.token("embed");
        village.clock.pass(Duration.ofSeconds(5));

        assertEquals(new Answer.Again(), take(token));
        assertEquals(new Answer.Again(), take(other));
    }

    @Test
    void a_form_from_another_site_is_shown_again_and_does_nothing() {
        village = new Village(folder, Dialect.SQLITE);
        var token = village.signups.token("subscribe");
        village.clock.pass(Duration.ofSeconds(5));
        var foreign = new Filled.Proof("subscribe", token, "", "", "203.0.113.0/24", false, Filled.Insists.NO);

        assertEquals(
                new Answer.Again(),
                village.signups.take(Village.form("ana@example.org", foreign, "network/alerts"), "I agree."));
        assertEquals(0, village.count("signup"));
    }

    @Test
    void whoever_fills_in_the_field_that_people_do_not_see_is_thanked_and_forgotten() {
        village = new Village(folder, Dialect.SQLITE);
        var token = village.signups.token("subscribe");
        village.clock.pass(Duration.ofSeconds(5));
        var trapped = new Filled.Proof(
                "subscribe", token, "", "https://spam.example", "203.0.113.0/24", true, Filled.Insists.NO);

        assertEquals(
                new Answer.Thanks(),
                village.signups.take(Village.form("ana@example.org", trapped, "network/alerts"), "I agree."));
        assertEquals(0, village.count("signup"));
    }

    @Test
    void a_slip_of_the_pen_is_told_and_never_mended_in_silence() {
        village = new Village(folder, Dialect.SQLITE);
        assertEquals(new Answer.DidYouMean("ana@gmail.com"), village.join("ana@gmial.com"));
        assertEquals(0, village.count("signup"));

        insist("ana@gmial.com", Filled.Insists.TYPED);
        insist("bo@gmial.com", Filled.Insists.MEANT);

        assertEquals(
                List.of("ana@gmial.com", "bo@gmail.com"),
                village.mails.stream().map(it -> it.to()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ana", "ana@", "@example.org", "ana@example.org, bo@example.org", "ana@example.org\nBcc: x"})
    void what_is_no_address_is_told_so(String typed) {
        village = new Village(folder, Dialect.SQLITE);
        assertInstanceOf(Answer.Mend.class, village.join(typed));
    }

    @Test
    void mailboxes_to_throw_away_are_refused_and_those_that_forward_are_not() {
        village = new Village(folder, Dialect.SQLITE);
        assertInstanceOf(Answer.Mend.class, village.join("ana@mailinator.com"));
        assertInstanceOf(Answer.Mend.class, village.join("ana@any.mailinator.com"));
        assertInstanceOf(Answer.Thanks.class, village.join("ana@anonaddy.com"));
    }

    @Test
    void a_form_that_cannot_be_opened_any_more_keeps_no_other_from_its_mail() {
        village = new Village(folder, Dialect.SQLITE);
        village.send("ana@example.org");
        village.run("UPDATE signup SET sealed = randomblob(200)");
        village.send("bo@example.org");
        village.settle();

        assertEquals(
                List.of("bo@example.org"),
                village.mails.stream().map(it -> it.to()).toList());
        assertEquals(1, village.count("signup"));
    }

    private void insist(String address, Filled.Insists insists) {
        var token = village.signups.token("subscribe");
        village.clock.pass(Duration.ofSeconds(5));
        var proof = new Filled.Proof("subscribe", token, "", "", "203.0.113.0/24", true, insists);
        village.signups.take(Village.form(address, proof, "network/alerts"), "I agree.");
        village.settle();
    }

    private Answer take(String token) {
        return village.signups.take(
                Village.form("ana@example.org", Village.proof(token, "203.0.113.0/24"), "network/alerts"), "I agree.");
    }

    private void send(int n) {
        for (int i = 0; i < n; i++) sendFrom("10." + i + ".0.0/24", 1);
    }

    private void sendFrom(String network, int n) {
        var token = village.signups.token("subscribe");
        village.clock.pass(Duration.ofSeconds(4));
        for (int i = 0; i < n; i++)
            village.signups.take(
                    Village.form(
                            "a" + i + "." + network.replaceAll("[./]", "-") + "@example.org",
                            Village.proof(token, network),
                            "network/alerts"),
                    "I agree.");
    }

    private static SignupSettings settings(int mails, int perNetwork, int bits, int easy) {
        return new SignupSettings("https://news.example.org", mails, perNetwork, 5, easy, bits, Duration.ofHours(72));
    }
}
