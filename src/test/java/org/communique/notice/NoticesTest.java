package org.communique.notice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.app.TestClock;
import org.communique.audience.Address;
import org.communique.render.Notes;
import org.communique.render.Templates;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticesTest {

    private static final String LINK = "https://news.example.org/p/token";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-10-18T09:00:00Z"));
    private final List<Letter> carried = new ArrayList<>();
    private Function<Letter, Sent> relay = it -> new Sent.Accepted();
    private Store store;
    private Notices notices;
    private Postman postman;
    private long organisation;

    private void open(Dialect dialect) {
        store = Databases.open(dialect, folder);
        var organisations = new Organisations(store);
        organisation = organisations
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        "Kade 1"))
                .id();
        notices = new Notices(store, new Vault(new byte[32]), "here", clock);
        postman = new Postman(notices, organisations, new Notes(new Templates(Optional.empty())), (letters, sent) -> {
            for (var it : letters) {
                carried.add(it);
                sent.accept(it, relay.apply(it));
            }
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_owed_goes_out_once_and_nothing_is_kept(Dialect dialect) {
        open(dialect);
        owe("ana@example.org");

        postman.round();
        postman.round();

        assertEquals(1, carried.size());
        assertEquals("ana@example.org", carried.get(0).to());
        assertEquals("Your link", carried.get(0).mail().subject());
        assertTrue(carried.get(0).mail().html().contains(LINK));
        assertTrue(carried.get(0).mail().text().contains(LINK));
        assertEquals(0, notices.owed());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_goes_out_if_the_step_that_owed_it_is_taken_back(Dialect dialect) {
        open(dialect);

        assertThrows(
                IllegalStateException.class,
                () -> store.run(db -> {
                    notices.owe(db, link("ana@example.org"));
                    throw new IllegalStateException("no");
                }));
        postman.round();

        assertEquals(List.of(), carried);
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_put_off_waits_longer_each_time_and_keeps_its_message_id_and_date(Dialect dialect) {
        open(dialect);
        relay = it -> new Sent.Later(clock.instant());
        owe("ana@example.org");

        postman.round();
        clock.pass(Duration.ofSeconds(29));
        postman.round();
        assertEquals(1, carried.size());
        clock.pass(Duration.ofSeconds(1));
        postman.round();
        clock.pass(Duration.ofSeconds(59));
        postman.round();

        assertEquals(2, carried.size());
        assertArrayEquals(carried.get(0).uid(), carried.get(1).uid());
        assertEquals(carried.get(0).datedAt(), carried.get(1).datedAt());
    }

    @ParameterizedTest
    @EnumSource
    void one_that_was_under_way_at_a_crash_goes_again_with_the_same_message_id(Dialect dialect) {
        open(dialect);
        owe("ana@example.org");
        var lost = notices.claim(10).get(0);

        postman.round();
        assertEquals(List.of(), carried, "it may be under way");
        notices.recover();
        postman.round();

        assertArrayEquals(lost.uid(), carried.get(0).uid());
        notices.settle(lost, new Sent.Later(clock.instant()));
        assertEquals(0, notices.owed(), "an attempt that is over settles nothing");
    }

    @ParameterizedTest
    @EnumSource
    void what_a_node_that_died_had_claimed_is_taken_over_after_a_while_by_any_other(Dialect dialect) {
        open(dialect);
        owe("ana@example.org");
        notices.claim(10);

        clock.pass(Duration.ofMinutes(14));
        assertFalse(notices.due());
        clock.pass(Duration.ofMinutes(1));
        postman.round();

        assertEquals(1, carried.size());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_or_too_late_is_given_up(Dialect dialect) {
        open(dialect);
        relay = it -> new Sent.Refused("550 5.1.1 [address]");
        owe("gone@example.org");
        postman.round();
        assertEquals(0, notices.owed());

        relay = it -> new Sent.Later(clock.instant().plus(Duration.ofHours(25)));
        owe("ana@example.org");
        postman.round();
        clock.pass(Duration.ofHours(25));
        postman.round();

        assertEquals(2, carried.size());
        assertEquals(0, notices.owed());
    }

    @ParameterizedTest
    @EnumSource
    void the_table_holds_neither_address_nor_link(Dialect dialect) {
        open(dialect);
        owe("ana@example.org");

        var sealed = store.read()
                .sql("SELECT sealed FROM notice")
                .query(byte[].class)
                .single();

        var text = new String(sealed, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("example"), text);
        assertFalse(link("ana@example.org").toString().contains("ana"));
    }

    @Test
    void every_kind_has_its_words() {
        open(Dialect.SQLITE);
        for (var kind : NoticeKind.values()) {
            var words = new HashMap<String, String>();
            kind.words().forEach(it -> words.put(it, "3"));
            if (kind.linked()) words.put(Notice.LINK, LINK);
            var notice = new Notice(kind, organisation, new Address("ana@example.org"), Locale.ENGLISH, words);
            store.run(db -> notices.owe(db, notice));
        }

        postman.round();

        assertEquals(NoticeKind.values().length, carried.size());
        for (var it : carried)
            assertFalse(it.mail().text().contains("{"), it.mail().subject());
    }

    @Test
    void one_that_cannot_be_written_keeps_no_other_from_going_out() {
        open(Dialect.SQLITE);
        owe("ana@example.org");
        store.run(db -> db.sql("UPDATE notice SET kind = 'no-such-kind'").update());
        owe("bo@example.org");

        postman.round();

        assertEquals(List.of("bo@example.org"), carried.stream().map(Letter::to).toList());
        assertEquals(1, notices.owed());
    }

    @Test
    void a_notice_without_its_words_is_refused() {
        open(Dialect.SQLITE);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Notice(
                        NoticeKind.CONFIRM,
                        organisation,
                        new Address("ana@example.org"),
                        Locale.ENGLISH,
                        Map.of("lists", "Alerts")));
    }

    private void owe(String address) {
        store.run(db -> notices.owe(db, link(address)));
    }

    private Notice link(String address) {
        return new Notice(
                NoticeKind.LINK, organisation, new Address(address), Locale.ENGLISH, Map.of(Notice.LINK, LINK));
    }
}
