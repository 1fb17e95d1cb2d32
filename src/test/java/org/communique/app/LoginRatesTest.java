package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.signin.SignIns;
import org.communique.signin.SignIns.Answer;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often somebody may be wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginRatesTest {

    private static final String HOME = "192.0.2.0/24";
    private static final String RIGHT = "three grey herons at dusk";

    @TempDir
    Path folder;

    private TestHouse house;
    private SignIns signIns;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
        signIns = SignInRooms.of(house.core).signIns(house.core);
        house.core.users.add(new User("kim", "Kim", Locale.ENGLISH));
        house.core.users.setPassword("kim", RIGHT);
        house.core.staff.grant("kim", house.core.organisations.all().get(0).id(), Role.WRITER, Actor.console());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void after_five_wrong_ones_even_the_right_password_waits_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) {
            assertEquals(Answer.WRONG, signIns.password("kim", "wrong", "203.0.113." + i));
            house.clock.pass(Duration.ofSeconds(1));
        }

        assertEquals(Answer.TOO_MANY, signIns.password("kim", RIGHT, HOME));
        assertEquals(Answer.PROVED, signIns.passkey("kim"), "a passkey is not guessed");
        house.clock.pass(Duration.ofMinutes(15));
        assertEquals(Answer.PROVED, signIns.password("kim", RIGHT, HOME));
        var log = house.core.audit.newest(house.core.organisations.all().get(0).id(), 9);
        assertEquals(
                1,
                log.stream()
                        .filter(it -> it.entry().action().equals("user.locked"))
                        .count());
    }

    @Test
    void a_name_that_nobody_has_is_answered_in_the_same_way() {
        for (int i = 0; i < 6; i++) {
            var network = "203.0.113." + i;
            assertEquals(
                    signIns.password("kim", "wrong", network),
                    signIns.password("nobody", "wrong", network),
                    "time " + i);
        }
    }

    @Test
    void and_after_the_same_work() {
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // in turn, so that a machine that slows down does so for both
            known = Math.min(known, work("kim"));
            unknown = Math.min(unknown, work("nobody"));
        }

        assertTrue(unknown > known / 2 && known > unknown / 2, known + " ns against " + unknown);
    }

    @Test
    void one_network_may_be_wrong_twenty_times_whatever_the_names() {
        for (int i = 0; i < 20; i++)
            assertEquals(Answer.WRONG, signIns.code(SignIns.First.PASSWORD, "nobody" + i, "000000", HOME));

        assertEquals(Answer.TOO_MANY, signIns.password("kim", RIGHT, HOME));
        assertEquals(Answer.PROVED, signIns.password("kim", RIGHT, "198.51.100.0/24"));
    }

    @Test
    void all_together_may_be_wrong_two_hundred_times() {
        for (int i = 0; i < 200; i++) signIns.code(SignIns.First.PASSWORD, "nobody" + i, "000000", "network " + i);

        assertEquals(Answer.TOO_MANY, signIns.password("kim", RIGHT, HOME));
    }

    @Test
    void a_restart_forgives_nothing_and_nobody_s_name_is_kept() {
        for (int i = 0; i < 5; i++) signIns.password("kim", "wrong", "203.0.113." + i);
        var rows = AllRows.of(house.core.store).toString();

        house.restart();
        signIns = SignInRooms.of(house.core).signIns(house.core);

        assertEquals(Answer.TOO_MANY, signIns.password("kim", RIGHT, HOME));
        assertFalse(rows.contains("203.0.113"), "networks are hashes");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void two_nodes_count_together_however_many_come_at_once(Dialect dialect) throws Exception {
        house.close();
        house = new TestHouse(folder.resolve("shared"), dialect);
        house.core.users.add(new User("kim", "Kim", Locale.ENGLISH));
        house.core.users.setPassword("kim", RIGHT);
        var nodes = List.of(
                SignInRooms.of(house.core).signIns(house.core),
                SignInRooms.of(house.core).signIns(house.core));
        var pool = Executors.newFixedThreadPool(8);
        try {
            var guesses = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<Answer>) () -> nodes.get(i % 2).password("kim", "wrong", "203.0.113." + i))
                    .toList();
            var wrong = 0;
            for (var it : pool.invokeAll(guesses)) if (it.get() == Answer.WRONG) wrong++;

            assertEquals(5, wrong, "were looked at");
            assertEquals(Answer.TOO_MANY, nodes.get(1).password("kim", RIGHT, HOME));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void what_is_right_uses_nothing_up_and_what_is_old_is_forgotten() {
        for (int i = 0; i < 25; i++) assertEquals(Answer.PROVED, signIns.password("kim", RIGHT, HOME));
        for (int i = 0; i < 4; i++) signIns.password("kim", "wrong", HOME);
        assertEquals(Answer.PROVED, signIns.password("kim", RIGHT, HOME));
        for (int i = 0; i < 4; i++)
            assertEquals(Answer.WRONG, signIns.password("kim", "wrong", HOME), "she got in meanwhile");

        house.clock.pass(Duration.ofMinutes(16));
        signIns.password("kim", RIGHT, HOME);

        assertEquals(
                0,
                house.core
                        .store
                        .read()
                        .sql("SELECT count(*) FROM sign_in_attempt")
                        .query(Integer.class)
                        .single());
    }

    /** Nanoseconds that our thread has worked: who else uses the machine does not count. */
    private long work(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        house.core.users.proves(name, "wrong");
        return threads.getCurrentThreadCpuTime() - from;
    }
}
