package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.audience.Arrivals;
import org.communique.audience.ContactIds;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.audience.Joiners;
import org.communique.audience.ListKind;
import org.communique.signup.Confirmations;
import org.communique.signup.Offers;
import org.communique.signup.Reconfirmations;
import org.communique.staff.Actor;
import org.communique.statement.Localized;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.InvalidImport;
import org.communique.transfer.Progress;
import org.communique.transfer.Reconfirming;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an import only says to have agreed: asked a few at a time, and written to once they have confirmed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconfirmTest {

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);
    private Core core;
    private ContactList list;

    @BeforeEach
    void open() {
        core = Core.openForUse(KillChild.settings(folder), clock);
        list = list("alerts", ListKind.PUBLIC);
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void they_are_asked_a_hundred_at_a_time_and_each_once() {
        take(250);

        assertEquals(100, reconfirming().round());
        assertEquals(100, count("SELECT count(*) FROM notice WHERE kind = 'reconfirm'"));
        assertEquals(100, reconfirming().round());
        assertEquals(50, reconfirming().round());
        assertEquals(0, reconfirming().round());
        assertEquals(0, reconfirming().round());
        assertEquals(250, count("SELECT count(*) FROM notice"));
        assertEquals(250, count("SELECT count(*) FROM signup WHERE state = 'asked'"));
        assertEquals(0, count("SELECT count(*) FROM consent"));
    }

    @Test
    void confirming_subscribes_with_evidence_and_who_does_not_is_never_written_to() {
        take(2);
        reconfirming().round();

        var done = confirmations().confirm(token()).orElseThrow();

        assertEquals(List.of("alerts"), done.lists());
        assertEquals(1, count("SELECT count(*) FROM subscription WHERE state = 'confirmed' AND import IS NULL"));
        assertEquals(1, count("SELECT count(*) FROM subscription WHERE state = 'pending'"));
        assertEquals(1, count("SELECT count(*) FROM consent WHERE event = 'given' AND source = 'form'"));
    }

    @Test
    void after_thirty_days_the_link_is_over_and_nothing_has_changed() {
        take(1);
        reconfirming().round();
        var token = token();

        clock.pass(Duration.ofDays(30));

        assertTrue(confirmations().confirm(token).isEmpty());
        assertEquals(1, count("SELECT count(*) FROM subscription WHERE state = 'pending'"));
    }

    @Test
    void whoever_is_suppressed_or_gone_meanwhile_is_not_asked() {
        take(2);
        core.suppressions.suppress(count("SELECT min(id) FROM contact"), org.communique.audience.Suppression.COMPLAINT);
        core.transfer.undo().undo(list.organisation(), 1, Actor.console());

        assertEquals(0, reconfirming().round());
    }

    @Test
    void a_private_list_is_refused_since_nobody_could_confirm_it() {
        list = list("members", ListKind.MEMBERS);
        assertThrows(InvalidImport.class, () -> take(1));
    }

    private void take(int people) {
        var csv = new StringBuilder("email\n");
        for (int i = 0; i < people; i++) csv.append("person").append(i).append("@example.org\n");
        var options = new ImportOrder.Options(false, Entry.Known.KEEP, true, Map.of());
        core.imports.take(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                0,
                new ImportOrder(Format.CSV, List.of(list), "basis", "source", Actor.console(), options),
                Progress.NONE);
    }

    private ContactList list(String slug, ListKind kind) {
        return core.lists.add(core.organisations.all().get(0).id(), slug, Localized.same(slug), kind);
    }

    private Reconfirming reconfirming() {
        var rooms = new Reconfirmations.Rooms(core.store, core.vault, offers(), core.notices);
        return new Reconfirming(
                new Arrivals.House(core.store, core.vault, clock),
                new Reconfirmations(rooms, "https://news.example.org", clock));
    }

    private Confirmations confirmations() {
        return new Confirmations(
                new Confirmations.Rooms(
                        core.store,
                        core.vault,
                        offers(),
                        new Joiners(core.store, core.vault, clock),
                        new ContactIds(core.store, core.vault)),
                clock);
    }

    private Offers offers() {
        return new Offers(core.store, core.organisations);
    }

    /** What the link of a mail holds. */
    private String token() {
        var uid = core.store
                .read()
                .sql("SELECT min(uid) FROM signup")
                .query(byte[].class)
                .single();
        return core.tokens.issue(uid, Tokens.Purpose.CONFIRM);
    }

    private long count(String sql) {
        return core.store.read().sql(sql).query(Long.class).single();
    }
}
