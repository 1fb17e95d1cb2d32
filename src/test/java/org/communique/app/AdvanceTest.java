package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.audience.WayOut;
import org.communique.press.AccessLog;
import org.communique.press.Advance;
import org.communique.press.Door;
import org.communique.press.Press;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** Who may see an advance copy, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdvanceTest {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.v1";

    @TempDir
    Path folder;

    private TestHouse house;
    private ContactList press;
    private Release release;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_accredited_contact_is_on_the_press_list_of_the_embargo_whatever_she_was_before(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.list("alerts", ListKind.PUBLIC, "both@example.org,en");
        copies();

        assertTrue(byToken("p@example.org"), "a press contact");
        assertTrue(byToken("both@example.org"), "who followed our alerts first");
    }

    @ParameterizedTest
    @EnumSource
    void who_is_suppressed_unsubscribed_or_revoked_is_refused_and_nobody_else(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        house.core.suppressions.suppress(id("p@example.org"), Suppression.COMPLAINT);
        house.core.subscriptions.unsubscribe(id("q@example.org"), List.of(press.id()), WayOut.PAGE);
        press().accreditation().revoke(id("both@example.org"));

        for (var refused : List.of("p@example.org", "q@example.org", "both@example.org")) {
            assertFalse(byToken(refused), refused);
            assertFalse(press().accreditation().holds(id(refused)), refused);
            assertEquals(List.of(), press().advances().open(id(refused)), refused);
        }
        assertTrue(byToken("r@example.org"));
        assertEquals(1, press().advances().open(id("r@example.org")).size());
    }

    @ParameterizedTest
    @EnumSource
    void of_a_hundred_thousand_tokens_with_a_letter_changed_none_is_taken(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        var token = token("p@example.org");
        var random = new Random(7);

        long taken = IntStream.range(0, 100_000)
                .mapToObj(n -> mutated(token, random))
                .filter(it -> !it.equals(token))
                .filter(it -> press().advances().byToken(it).isPresent())
                .count();

        assertEquals(0, taken);
        assertTrue(press().advances().byToken(token).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void a_grant_is_kept_as_a_hash_opens_one_copy_and_ends(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        var mine = advance("p@example.org");
        var grant = press().grants().open(mine);

        assertEquals(22, grant.length());
        assertTrue(press().grants().opens(mine, grant));
        assertFalse(press().grants().opens(advance("q@example.org"), grant));
        assertFalse(press().grants().opens(mine, grant.substring(1) + "A"));
        assertEquals(0, count("advance_grant WHERE length(hash) <> 32"));
        house.pass(Duration.ofMinutes(30));
        assertFalse(press().grants().opens(mine, grant));

        press().grants().open(mine);
        assertEquals(1, count("advance_grant"), "the old one is forgotten");
    }

    @ParameterizedTest
    @EnumSource
    void pressing_the_button_for_ever_fills_no_table_and_no_two_grants_are_equal(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        var mine = advance("p@example.org");
        var grants = new HashSet<String>();

        for (int n = 0; n < 50; n++) grants.add(press().grants().open(mine));

        assertEquals(50, grants.size());
        assertEquals(20, count("advance_grant"));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_opens_for_its_contact_only_and_its_password_is_nowhere_in_the_database(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        var key = press().keys().make(id("p@example.org"));

        assertEquals(new Door.Open(id("p@example.org")), press().keys().knock(key.login(), key.password()));
        assertEquals(new Door.Shut(), press().keys().knock(key.login(), key.password() + "x"));
        assertEquals(new Door.Shut(), press().keys().knock("nobody\0", key.password()));
        assertEquals(new Door.Shut(), press().keys().knock("x".repeat(5_000), key.password()));
        assertEquals("[press key]", key.toString());
        var again = press().keys().make(id("p@example.org"));
        assertEquals(new Door.Shut(), press().keys().knock(key.login(), key.password()), "replaced");
        assertEquals(new Door.Open(id("p@example.org")), press().keys().knock(again.login(), again.password()));
    }

    @ParameterizedTest
    @EnumSource
    void the_log_takes_rows_and_never_lets_one_be_changed_or_deleted(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        var mine = advance("p@example.org");
        press().log().note(mine, AccessLog.Item.page(Locale.ENGLISH), AccessLog.Way.GRANT);
        press().log().note(mine, AccessLog.Item.page(Locale.ENGLISH), AccessLog.Way.GRANT);
        house.pass(Duration.ofHours(1));
        press().log().note(mine, AccessLog.Item.page(Locale.ENGLISH), AccessLog.Way.GRANT);

        var looks = press().log().of(release.id()).get(0);

        assertEquals(2, looks.hours());
        assertEquals(NINE, looks.first());
        assertEquals(NINE.plus(Duration.ofHours(1)), looks.last());
        assertEquals(mine.mark(), looks.mark());
        for (var change : List.of("UPDATE advance_access SET contact = 9", "DELETE FROM advance_access"))
            assertThrows(
                    DataAccessException.class,
                    () -> house.core.store.run(db -> db.sql(change).update()));
        assertEquals(2, count("advance_access"));
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_is_held_shows_nothing_and_one_that_is_out_is_public(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();
        assertEquals(Advance.Standing.OPEN, advance("p@example.org").standing());

        house.pass(Duration.ofHours(2));
        assertEquals(Advance.Standing.OPEN, advance("p@example.org").standing(), "not published yet");
        house.sweep();
        assertEquals(Advance.Standing.WITHDRAWN, advance("p@example.org").standing(), "found late, so held");

        copies("in-time");
        house.pass(Duration.ofHours(1));
        house.sweepAndDeliver();
        assertEquals(Advance.Standing.PUBLIC, advance("p@example.org").standing());
        assertEquals("/en/2026/in-time", press().advances().publicPath(advance("p@example.org"), Locale.GERMAN));
        assertEquals(List.of(), press().advances().open(id("p@example.org")));
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_that_was_recalled_is_not_shown_from_the_next_look_on(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        copies();

        house.core.store.run(
                db -> db.sql("INSERT INTO kill (statement, at, reasons, title_hidden) VALUES (?, 1, '{}', 0)")
                        .param(release.statement())
                        .update());

        assertEquals(Advance.Standing.WITHDRAWN, advance("p@example.org").standing());
        assertEquals(List.of(), press().advances().open(id("p@example.org")));
    }

    private void copies() {
        copies("safe");
    }

    private void copies(String key) {
        press = house.list(
                "press",
                ListKind.PRESS,
                "p@example.org,en",
                "q@example.org,en",
                "r@example.org,en",
                "both@example.org,en");
        var now = house.clock.instant();
        release = house.embargoed(house.statement(key, "en"), now.plus(Duration.ofHours(1)), now, press);
        house.sweepAndDeliver();
    }

    private Press press() {
        return house.core.press;
    }

    private long id(String address) {
        return house.core.contacts.ids(new Address(address)).get(0);
    }

    private boolean byToken(String address) {
        return press().advances().byToken(token(address)).isPresent();
    }

    private Advance advance(String address) {
        return press().advances().byToken(token(address)).orElseThrow();
    }

    /** In the newest advance copy to this address. */
    private String token(String address) {
        var parcels = house.mail.parcels.stream()
                .filter(it -> it.letter().embargoed())
                .filter(it -> it.recipient().orElseThrow().address().equals(address))
                .toList();
        return house.core.tokens.issue(parcels.get(parcels.size() - 1).token(), Tokens.Purpose.ADVANCE);
    }

    private static String mutated(String token, Random random) {
        int at = random.nextInt(token.length());
        var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return token.substring(0, at) + letter + token.substring(at + 1);
    }

    private long count(String table) {
        return house.core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
