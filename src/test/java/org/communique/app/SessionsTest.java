package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.communique.signin.KeptSession;
import org.communique.signin.Sessions;
import org.communique.store.Dialect;
import org.communique.vault.Place;
import org.communique.vault.SealBroken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions of the desk, in both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionsTest {

    @TempDir
    Path folder;

    private TestHouse house;
    private Sessions sessions;

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        sessions = SignInRooms.of(house.core).sessions();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_is_kept_is_found_again_and_the_table_tells_neither_id_nor_content(Dialect dialect) {
        open(dialect);

        var id = kept("kim");

        assertEquals("kim", sessions.findById(id).getAttribute(KeptSession.USER));
        assertNull(sessions.findById(id + "x"));
        var row = house.core
                .store
                .read()
                .sql("SELECT id_hash, attributes FROM user_session")
                .query((it, n) -> new byte[][] {it.getBytes(1), it.getBytes(2)})
                .single();
        assertEquals(32, row[0].length);
        assertEquals(
                "{\"user\":\"kim\"}",
                house.core.vault.open(row[1], new Place("user_session.attributes", row[0])),
                "JSON of strings, bound to its row");
        assertThrows(
                SealBroken.class,
                () -> house.core.vault.open(row[1], new Place("user_session.attributes", new byte[32])));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void half_an_hour_without_a_request_ends_one_and_so_do_twelve_hours_of_work(Dialect dialect) {
        open(dialect);
        var resting = kept("kim");
        var working = kept("ana");

        for (int i = 0; i < 25; i++) {
            house.clock.pass(Duration.ofMinutes(29));
            if (i < 24) sessions.save(sessions.findById(working));
            if (i == 1) assertNull(sessions.findById(resting));
        }

        assertNull(sessions.findById(working), "725 minutes");
        assertEquals(2, sessions.forgetExpired());
        assertEquals(0, sessions.forgetExpired());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void another_id_is_another_key_to_the_same_session(Dialect dialect) {
        open(dialect);
        var id = kept("kim");
        var session = sessions.findById(id);

        var fresh = session.changeSessionId();
        sessions.save(session);

        assertNotEquals(id, fresh);
        assertNull(sessions.findById(id));
        assertEquals("kim", sessions.findById(fresh).getAttribute(KeptSession.USER));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void two_requests_at_once_lose_nothing_of_what_the_other_set(Dialect dialect) {
        open(dialect);
        var id = kept("kim");
        var one = sessions.findById(id);
        var other = sessions.findById(id);

        one.setAttribute("a", "1");
        sessions.save(one);
        other.setAttribute("b", "2");
        sessions.save(other);

        var both = sessions.findById(id);
        assertEquals("1", both.getAttribute("a"));
        assertEquals("2", both.getAttribute("b"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_session_that_was_ended_does_not_come_back_with_a_request_under_way(Dialect dialect) {
        open(dialect);
        var id = kept("kim");
        var underWay = sessions.findById(id);

        sessions.endAll("kim");
        underWay.setAttribute("a", "1");
        sessions.save(underWay);

        assertNull(sessions.findById(id));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void she_ends_her_own_and_nobody_elses(Dialect dialect) {
        open(dialect);
        var hers = kept("kim");
        var another = kept("ana");

        assertEquals(1, sessions.of("kim").size());
        assertFalse(sessions.end("kim", sessions.key(another)));
        assertFalse(sessions.end("kim", "no key"));
        assertTrue(sessions.end("kim", sessions.of("kim").get(0).key()));

        assertNull(sessions.findById(hers));
        assertNotNull(sessions.findById(another));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void only_strings_are_kept(Dialect dialect) {
        open(dialect);
        var session = sessions.createSession();

        assertThrows(ClassCastException.class, () -> session.setAttribute("a", 1));
    }

    private String kept(String user) {
        var session = sessions.createSession();
        session.setAttribute(KeptSession.USER, user);
        sessions.save(session);
        return session.getId();
    }
}
