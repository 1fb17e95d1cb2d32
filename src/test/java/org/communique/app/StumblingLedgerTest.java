package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger cannot be written once, and nobody dies of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StumblingLedgerTest {

    private static final int PEOPLE = 300;

    @TempDir
    Path folder;

    /** Counts commits down; the one that comes to 0 fails. */
    private final AtomicInteger commits = new AtomicInteger();

    /** Whether it is written nevertheless, and only its answer lost. */
    private volatile boolean written;

    private TestHouse house;
    private Release release;

    @BeforeEach
    void release() {
        house = new TestHouse(folder, Dialect.SQLITE);
        house.restart(this::stumbling);
        release = house.release(house.statement("safe", "en"), NINE, people());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whichever_commit_fails_no_outcome_is_lost_and_nobody_is_written_to_twice(int failing) {
        stumble(failing);

        var tally = house.tally(release, "mail", "public");
        assertTrue(tally.submitting() == 0 && tally.uncertain() == 0, tally.toString());
        everybodyHasItOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whichever_commit_loses_its_answer_its_claims_are_not_forgotten(int failing) {
        written = true;

        stumble(failing);

        everybodyHasItOnce();
    }

    @Test
    void a_page_whose_outcome_could_not_be_written_comes_out_at_the_next_sweep() {
        house.feed.answer = parcel -> {
            commits.set(1);
            return new Outcome.Accepted("out");
        };
        assertThrows(RuntimeException.class, house::sweep);
        house.feed.answer = parcel -> new Outcome.Accepted("out");

        house.outbox.wake();
        house.sweep();

        assertEquals(1, house.tally(release, "feed", "public").accepted());
    }

    private void stumble(int failing) {
        house.sweep();
        commits.set(failing);
        assertThrows(RuntimeException.class, house::deliver);
        var tally = house.tally(release, "mail", "public");
        assertEquals(house.mail.parcels.size(), tally.accepted());
        assertTrue(tally.conserved(), tally.toString());
    }

    private void everybodyHasItOnce() {
        house.deliver();
        assertEquals(PEOPLE, house.mail.parcels.size());
        assertEquals(PEOPLE, Set.copyOf(house.mail.addresses()).size());
        assertTrue(house.tally(release, "mail", "public").complete());
    }

    private ContactList people() {
        return house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
    }

    private DataSource stumbling(DataSource source) {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, T it) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("commit") && commits.getAndDecrement() == 1) fail((Connection) it);
                        var result = method.invoke(it, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void fail(Connection connection) throws SQLException {
        if (written) connection.commit();
        else connection.rollback();
        throw new SQLException("disk full");
    }
}
