package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reaching those whom a release has not reached. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseAgainTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();

    @Test
    void again_of_an_again_does_not_reach_whom_another_again_has_reached() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            house.mail.answer = parcel -> new Outcome.Rejected("550 5.7.1 policy", Fault.POLICY);
            house.release(
                    house.statement("safe", "en"), NINE, house.list("alerts", ListKind.PUBLIC, "a@example.org,en"));
            house.sweepAndDeliver();
            again(house, "1");
            house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
            house.mail.parcels.clear();

            again(house, "1");
            again(house, "2");

            assertEquals(List.of("a@example.org"), house.mail.addresses());
        }
    }

    private void again(TestHouse house, String release) {
        assertEquals(0, program.run(house, "release", "again", release), program.err);
        house.sweepAndDeliver();
    }
}
