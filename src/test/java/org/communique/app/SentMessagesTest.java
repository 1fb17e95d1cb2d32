package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.delivery.Messages;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.mail.BuiltInMailbox;
import org.communique.mail.MailChannel;
import org.communique.mail.MailPreview;
import org.communique.mail.MailSettings;
import org.communique.mail.Stamp;
import org.communique.release.Release;
import org.communique.sender.Signer;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger says which text went out, and anybody who has the preview can check it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentMessagesTest {

    @TempDir
    Path folder;

    private final BuiltInMailbox server = new BuiltInMailbox();
    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_edition_on_each_list_is_in_the_ledger_once_with_the_hash_of_its_preview(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts =
                house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,nl", "cy@example.org,en");
        var members = house.list("members", ListKind.MEMBERS, "di@example.org,en");
        var release = house.release(house.statement("safe", "en", "nl"), NINE, alerts, members);
        carry();

        var noted = noted(release);

        assertEquals(
                List.of("en alerts", "en members", "nl alerts"),
                noted.stream()
                        .map(it -> it.message().language() + " " + it.message().list())
                        .toList());
        assertFalse(Arrays.equals(
                noted.get(0).message().sha256(), noted.get(2).message().sha256()));
        for (var it : noted)
            assertArrayEquals(preview(it.message()), it.message().sha256());
    }

    @ParameterizedTest
    @EnumSource
    void an_advance_copy_whose_link_is_each_recipient_s_own_has_one_hash_too(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var press = house.list("press", ListKind.PRESS, "ana@example.org,en", "bo@example.org,nl", "cy@example.org,en");
        var release = house.embargoed(house.statement("safe", "en", "nl"), NINE.plusSeconds(3600), NINE, press);
        carry();

        var noted = noted(release);

        assertEquals(3, house.mail.parcels.size());
        assertEquals(2, noted.size(), "one for each edition");
        for (var it : noted)
            assertArrayEquals(preview(it.message()), it.message().sha256());
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_writes_the_same_and_another_text_another(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var first = house.release(house.statement("safe", "en"), NINE, alerts);
        carry();
        var before = noted(first).get(0);

        house.pass(Duration.ofHours(1));
        house.restart();
        carryAgain();
        var second = house.release(house.statement("other", "en"), house.clock.instant(), alerts);
        carry();

        assertEquals(1, noted(first).size());
        assertArrayEquals(
                before.message().sha256(), noted(first).get(0).message().sha256());
        assertEquals(before.firstAt(), noted(first).get(0).firstAt());
        assertFalse(Arrays.equals(
                before.message().sha256(), noted(second).get(0).message().sha256()));
    }

    /** Sends what is due through a mail channel that begins with nothing in memory. */
    private void carry() {
        try (var channel = channel()) {
            house.mail.answer = channel::deliver;
            house.sweepAndDeliver();
        }
    }

    /** The mails that went out, handed once more to a channel that does not know them. */
    private void carryAgain() {
        try (var channel = channel()) {
            for (var parcel : house.mail.parcels)
                assertEquals(Outcome.Accepted.class, channel.deliver(parcel).getClass());
        }
    }

    private MailChannel channel() {
        var core = house.core;
        return MailChannel.fast(
                List.of(MailSettings.local(server.port(), 1, Duration.ofSeconds(30))),
                new Stamp(core.tokens, core.settings.baseUrl(), Optional.empty(), it -> Signer.NONE)
                        .toldTo(core.messages::note),
                core.clock);
    }

    private List<Messages.Noted> noted(Release release) {
        return house.core.dispatches.of(release.id()).stream()
                .flatMap(it -> house.core.messages.of(it.id()).stream())
                .toList();
    }

    private byte[] preview(Messages.Message message) {
        Parcel sent = house.mail.parcels.stream()
                .filter(it -> it.editions().get(0).rendered().language().equals(message.language())
                        && it.recipient().orElseThrow().listSlug().equals(message.list()))
                .findFirst()
                .orElseThrow();
        return new MailPreview(house.core.tokens, house.core.settings.baseUrl())
                .contentSha256(
                        sent.letter(), sent.editions().get(0), sent.recipient().orElseThrow());
    }
}
