package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.communique.review.Minutes;
import org.communique.review.Reviews;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was decided can be kept, and proved. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MinutesTest {

    private static final String NINE = "Sunday, 18 October 2026, 11:00 in Amsterdam (09:00 UTC)";
    private static final String LATER = "Sunday, 18 October 2026, 11:05 in Amsterdam (09:05 UTC)";

    @TempDir
    Path folder;

    private ReviewHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_minutes_say_who_said_what_when_and_of_which_hash(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.say("ann", release, false, "Wrong year.\nSee page 2.");
        house.reviews.ask(release.id(), new Reviews.Request("wen", "Mended.", false));
        house.house.pass(Duration.ofMinutes(5));
        house.yes("ben", release);

        var chapters = new Minutes(Locale.ENGLISH, ZoneId.of("Europe/Amsterdam"), it -> it)
                .of(house.reviews.of(release.id()), house.reviews.looks().of(release.id()));

        assertEquals(
                List.of(
                        new Minutes.Line(NINE, "wen asked for approval", "Please look."),
                        new Minutes.Line(NINE, "ann sent it back", "Wrong year.\nSee page 2."),
                        new Minutes.Line(NINE, "It was sent back", "")),
                chapters.get(0).lines());
        assertEquals(
                List.of(
                        new Minutes.Line(NINE, "wen asked for approval", "Mended."),
                        new Minutes.Line(LATER, "ben said yes", ""),
                        new Minutes.Line(LATER, "It was approved", "")),
                chapters.get(1).lines());
        var text = Minutes.markdown("Minutes", List.of(), chapters);
        assertTrue(text.contains("## SHA-256 " + house.review(release).hash() + "\n"), text);
        assertTrue(text.contains("ann sent it back\n  > Wrong year.\n  > See page 2.\n"), text);
    }

    @ParameterizedTest
    @EnumSource
    void every_release_of_the_desk_is_proved_to_have_its_approvals(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.yes("ann", release);
        var proof = ReviewRooms.proof(house.house.core);
        assertEquals(List.of(release.id()), proof.decided());
        assertTrue(proof.holds(release.id()));

        house.house.core.store.run(db -> db.sql("DELETE FROM review_voice").update());
        assertFalse(proof.holds(release.id()), "a voice is gone");

        var bypassed = house.planned("bypassed");
        house.house.core.store.run(db -> db.sql("UPDATE release SET state = 'scheduled', sha256 = :hash WHERE id = :id")
                .param("hash", new byte[32])
                .param("id", bypassed.id())
                .update());
        assertFalse(proof.holds(bypassed.id()), "nobody was asked");
    }
}
