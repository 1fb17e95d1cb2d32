package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Policy;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** It cannot wait: a reason, an alarm to everybody, and somebody else who looks at it afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UrgentTest {

    @TempDir
    Path folder;

    private ReviewHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    private Release urgent(Dialect dialect, int others) {
        house = new ReviewHouse(folder, dialect);
        house.grant("adi", Role.ADMINISTRATOR);
        house.policy(new Policy(Policy.Way.VOICES, 3, List.of(), List.of(), 3, others));
        return house.planned("court");
    }

    private Ruling urge(Release release, String reason) {
        return house.reviews.ask(release.id(), new Reviews.Request("pia", reason, true));
    }

    @ParameterizedTest
    @EnumSource
    void a_publisher_with_a_reason_releases_alone_and_everybody_learns_of_it(Dialect dialect) {
        var release = urgent(dialect, 0);

        assertEquals(new Ruling.Refused(Ruling.Why.NO_NOTE), urge(release, " "));
        assertEquals(new Ruling.Approved(), urge(release, "The court rules at noon."));

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        var letters = house.letters().stream()
                .filter(it -> it.mail().subject().contains("urgently"))
                .toList();
        assertEquals(List.of("adi", "ann", "ben", "cas"), ReviewHouse.to(letters));
        assertTrue(letters.stream().noneMatch(it -> it.mail().text().contains("court")), "no word of it by mail");
        assertTrue(house.actions().contains("review.urgent"));
    }

    @ParameterizedTest
    @EnumSource
    void where_the_organisation_wants_one_other_person_it_waits_for_her(Dialect dialect) {
        var release = urgent(dialect, 1);

        assertEquals(new Ruling.Counted(1), urge(release, "The court rules at noon."));
        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(new Ruling.Refused(Ruling.Why.OWN), house.yes("wen", release));

        assertEquals(new Ruling.Approved(), house.yes("cas", release));
        assertEquals(ReleaseState.SCHEDULED, house.state(release));
    }

    @ParameterizedTest
    @EnumSource
    void a_second_look_is_owed_until_somebody_else_has_looked(Dialect dialect) {
        var release = urgent(dialect, 0);
        urge(release, "The court rules at noon.");
        house.grant("pia", Role.APPROVER);
        house.grant("wen", Role.APPROVER);
        var desk = house.desks.secondLooks();
        var owed = desk.owed(house.as("ann"), house.of);
        assertEquals(
                List.of(release.id()),
                owed.stream().map(it -> it.look().release()).toList());
        assertEquals("The court rules at noon.", owed.get(0).look().reason());

        for (var it : List.of("pia", "wen"))
            assertEquals(false, desk.looked(house.as(it), house.of, release.id(), "Fine."), it + " had a hand in it");
        assertEquals(false, desk.looked(house.as("ann"), house.of, release.id(), " "), "she has to say what she found");
        house.letters();
        house.house.pass(Duration.ofDays(4));
        house.reviews.round();
        house.reviews.round();
        assertTrue(ReviewHouse.to(house.letters()).containsAll(List.of("ann", "ben", "cas")), "they are reminded");

        assertTrue(desk.looked(house.as("ann"), house.of, release.id(), "The name of the court was wrong."));
        assertEquals(List.of(), desk.owed(house.as("ann"), house.of));
        assertEquals(false, desk.looked(house.as("ben"), house.of, release.id(), "Too."));
        assertTrue(house.actions().contains("review.looked"));
    }
}
