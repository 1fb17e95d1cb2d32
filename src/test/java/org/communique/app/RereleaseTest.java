package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.delivery.Parcel;
import org.communique.feed.Archive;
import org.communique.feed.Published;
import org.communique.intake.Intake;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** A member releases again what the secretariat has released, in its own name and to its own lists. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RereleaseTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;
    private Archive archive;

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        archive = house.publishing();
        var all = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("homes", "en", "en-GB"), TestHouse.NINE, all);
        house.sweepAndDeliver();
        var member = house.core.organisations.add(Members.organisation("svitlo"));
        var list = house.core.lists.add(member.id(), "friends", Localized.same("Friends"), ListKind.PUBLIC);
        Members.contact(house, list.id(), "olha@svitlo.example");
        house.mail.parcels.clear();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void own_words_and_adopted_editions_go_to_the_members_own_lists_and_say_who_was_first(Dialect dialect) {
        open(dialect);
        assertTrue(own("homes-here", "en-GB", "re-releases: homes\n") instanceof Intake.Accepted);

        var release = again();

        assertEquals(ReleaseState.RELEASED, house.core.releases.byId(release).state());
        assertEquals(List.of("olha@svitlo.example"), house.mail.addresses());
        Parcel sent = house.mail.parcels.get(0);
        assertEquals("news@svitlo.example", sent.letter().organisation().sender());
        var mail = sent.editions().get(0).rendered();
        var first = page("en", "network").path();
        assertTrue(
                mail.text().contains("First released by Our network")
                        && mail.text().contains(first),
                mail.text());
        assertTrue(mail.html().contains("First released by Our network"), mail.html());
        var english = page("en", "svitlo");
        assertEquals("Title homes en", english.title());
        assertTrue(english.pageHtml().contains("First released by Our network"), english.pageHtml());
        assertTrue(english.entryHtml().contains("class=\"origin\"")
                || english.entryHtml().contains(first));
        assertEquals("Own words", page("en-GB", "svitlo").title());
        assertEquals(first, archive.original(english).orElseThrow().path());
        assertTrue(archive.original(page("en", "network")).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_public_is_answered_like_what_does_not_exist(Dialect dialect) {
        open(dialect);
        var secret = house.statement("secret", "en");
        house.release(secret, house.clock.instant().plus(Duration.ofDays(1)));

        assertEquals(1, rerelease("nowhere"));
        var unknown = program.err;
        assertEquals(1, rerelease("secret"));
        assertEquals(unknown, program.err);
        assertEquals(
                faults(own("own", "en", "re-releases: nowhere\n")), faults(own("own", "en", "re-releases: secret\n")));
        assertEquals(0, house.core.statements.all(2).size());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_made_when_a_list_is_another_organisations(Dialect dialect) {
        open(dialect);

        assertEquals(
                1,
                program.run(
                        house, "release", "rerelease", "homes", "--organisation", "svitlo", "--to", "alerts", "--now"));

        assertTrue(program.err.contains("no such list"), program.err);
        assertEquals(0, house.core.statements.all(2).size());
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_of_the_original_alerts_and_changes_not_a_letter_of_the_members_text(Dialect dialect) {
        open(dialect);
        long release = again();
        var before = page("en", "svitlo");
        house.pass(Duration.ofMinutes(1));

        assertEquals(0, program.run(house, "release", "kill", "network/homes", "--reason", "en=Wrong"), program.err);

        assertEquals(before, page("en", "svitlo"));
        assertTrue(archive.original(before).isEmpty(), "nothing to lead to");
        assertEquals(0, program.run(house, "release", "status", Long.toString(release)), program.err);
        assertTrue(program.out.contains("what 'homes' releases again was killed since"), program.out);
        assertEquals(
                List.of("killed"),
                house.core.desks().reReleases().news(org.communique.staff.Actor.console(), "svitlo").stream()
                        .map(it -> it.event())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_correction_of_the_original_alerts_those_who_released_it_again_before(Dialect dialect) {
        open(dialect);
        long release = again();
        var before = page("en", "svitlo");
        house.pass(Duration.ofMinutes(1));
        house.edition("homes", "en", "statement", "correction: We wrote 120.\n", "Better words");
        Release corrected =
                house.release(house.core.statements.byKey(1, "homes").orElseThrow(), house.clock.instant());
        house.sweepAndDeliver();

        assertEquals(
                ReleaseState.RELEASED, house.core.releases.byId(corrected.id()).state());
        assertEquals(before, page("en", "svitlo"));
        assertEquals(0, program.run(house, "release", "status", Long.toString(release)), program.err);
        assertTrue(program.out.contains("what 'homes' releases again was corrected since"), program.out);
        assertEquals(0, program.run(house, "release", "status", Long.toString(corrected.id())), program.err);
        assertFalse(program.out.contains("ALERT"), program.out);
    }

    @Test
    void the_same_words_lead_search_engines_to_the_original_and_own_words_do_not() throws IOException {
        open(Dialect.SQLITE);
        own("homes-here", "en-GB", "re-releases: homes\n");
        again();
        house.settings.putAll(Map.of("site.port", "0", "site.base-url", Instance.BASE));
        house.restart();
        archive = new Archive(house.core.store);

        try (var context = ServeCommand.start(house.core);
                var http = new RawHttp(
                        InetAddress.getLoopbackAddress(),
                        ((WebServerApplicationContext) context).getWebServer().getPort())) {
            var english = http.get(page("en", "svitlo").path()).text();
            var british = http.get(page("en-GB", "svitlo").path()).text();
            var original = Instance.BASE + page("en", "network").path();
            var originalBritish = Instance.BASE + page("en-GB", "network").path();

            assertTrue(english.contains("<link rel=\"canonical\" href=\"" + original + "\">"), english);
            assertTrue(english.contains("\"isBasedOn\":\"" + original), english);
            assertTrue(
                    british.contains("rel=\"canonical\" href=\"" + Instance.BASE
                            + page("en-GB", "svitlo").path()),
                    british);
            assertTrue(british.contains("\"isBasedOn\":\"" + originalBritish), british);
        }
    }

    /** Releases it again, at once; the number of that release. */
    private long again() {
        assertEquals(0, rerelease("homes"), program.err);
        house.pass(Duration.ofSeconds(1));
        house.sweepAndDeliver();
        return house.core.releases.all().get(0).id();
    }

    private int rerelease(String key) {
        return program.run(house, "release", "rerelease", key, "--organisation", "svitlo", "--to", "friends", "--now");
    }

    private Intake.Result own(String key, String language, String more) {
        try {
            var file = folder.resolve(key + "." + language + ".md");
            Files.writeString(
                    file,
                    "---\nstatement: " + key + "\norganisation: svitlo\nlanguage: " + language
                            + "\ntitle: Own words\nsummary: Ours\n" + more + "---\nOur own words.\n");
            return house.core.intake.take(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String faults(Intake.Result result) {
        return result.toString();
    }

    private Published page(String language, String organisation) {
        return archive.newest(
                        org.communique.feed.Selection.of(
                                Locale.forLanguageTag(language), org.communique.feed.Facet.ORGANISATION, organisation),
                        0,
                        1)
                .get(0);
    }
}
