package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.mail.MailPreview;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.staff.Actor;
import org.communique.statement.Letterhead;
import org.communique.store.Dialect;
import org.communique.workspace.LetterheadDesk;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterheadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_release_goes_out_in_the_name_the_colour_and_with_the_legal_text_of_its_letterhead(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var release = onRed(house, "red");
            var mail = mail(house, release);

            assertTrue(mail.contains("\r\nFrom: The Hotline <hotline@red.example>\r\n"), mail);
            assertTrue(mail.contains("\r\nReply-To: answers@red.example\r\n"), mail);
            assertTrue(mail.contains("<alerts.network.red.example>"), "List-Id");
            assertTrue(mail.contains("#a01020") && !mail.contains("#0b5a6b"), mail);
            assertTrue(mail.contains("Registered charity 1"), mail);
            assertTrue(mail.contains("Red Street 1"), mail);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_approved_goes_out_although_the_letterhead_has_changed_since(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var release = onRed(house, "kept");
            var before = mail(house, release);

            house.core
                    .desks()
                    .letterheads()
                    .change(Actor.console(), "network", wish("red", "Others", "#10a020", "Other text"));

            assertEquals(before, mail(house, release));
            house.pass(Duration.ofHours(1));
            house.sweepAndDeliver();
            assertEquals(
                    ReleaseState.RELEASED,
                    house.core.releases.byId(release.id()).state());
            var sent = house.mail.parcels.get(0).letter();
            assertEquals("hotline@red.example", sent.organisation().sender());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_letterhead_that_is_changed_behind_an_approval_holds_the_release(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var release = onRed(house, "forged");
            house.core.store.run(db -> db.sql(
                            "UPDATE release SET letterhead = replace(letterhead, 'hotline@red', 'hotline@rad') WHERE id = :id")
                    .param("id", release.id())
                    .update());

            house.pass(Duration.ofHours(1));
            house.sweepAndDeliver();

            assertEquals(
                    ReleaseState.HELD, house.core.releases.byId(release.id()).state());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_names_none_has_the_main_one(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
            var release = house.release(house.statement("plain", "en"), TestHouse.NINE.plus(Duration.ofHours(1)), list);
            var mail = mail(house, release);

            assertEquals(
                    Letterhead.MAIN, house.core.releases.letterhead(release).slug());
            assertTrue(mail.contains("#0b5a6b"));
            assertFalse(mail.contains("Registered charity"));
        }
    }

    private static Release onRed(TestHouse house, String key) {
        var red = house.core
                .desks()
                .letterheads()
                .create(Actor.console(), "network", wish("red", "The Hotline", "#a01020", "Registered charity 1"));
        var list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.edition(key, "en", "statement", "", "See [the report](https://example.org/report).");
        var statement = house.core.statements.byKey(key).orElseThrow();
        return house.decisions.decide(
                house.plan(statement, TestHouse.NINE.plus(Duration.ofHours(1)), java.util.Optional.empty(), list)
                        .on(red.id()));
    }

    private static LetterheadDesk.Wish wish(String slug, String name, String colour, String legal) {
        return new LetterheadDesk.Wish(
                slug,
                new Letterhead.Identity(Map.of("en", name), "hotline@red.example", "answers@red.example"),
                new Letterhead.Paper(colour, Map.of("en", legal), "Red Street 1"));
    }

    private static String mail(TestHouse house, Release release) {
        var proof = MailProof.of(house.core, release, new MailProof.Wish("en", "", "reader@example.org"));
        var bytes = new MailPreview(house.core.tokens, house.core.settings.baseUrl())
                .bytes(proof.letter(), proof.edition(), proof.recipient());
        return new String(bytes, StandardCharsets.US_ASCII).replace("=\r\n", "").replace("=3D", "=");
    }
}
