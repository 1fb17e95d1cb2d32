package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.communique.feed.Sample;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunTest {

    private static final Lane LANE = new Lane(1, "other", 3);

    private final Run run = new Run(claim -> Optional.of(parcel(claim.delivery().id())));

    @Test
    void what_is_not_written_down_is_still_held_lest_more_be_in_doubt_than_was_promised() {
        run.offer(LongStream.rangeClosed(1, 3).mapToObj(RunTest::claim).toList());
        var parcel = run.poll().orElseThrow();
        run.settle(parcel, new Outcome.Accepted("250 ok"));
        assertEquals(Map.of("other", 3), run.held());

        run.turn();
        assertEquals(Map.of("other", 2), run.held());

        run.allowOnly(List.of());
        assertEquals(Map.of("other", 2), run.held(), "given back, and the table does not know yet");
        run.turn();
        assertEquals(Map.of(), run.held());
    }

    private static Claim claim(long id) {
        return new Claim(
                new Delivery(id, 1, id, 1, "en", new byte[16], 1),
                LANE,
                "pending",
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Parcel parcel(long id) {
        return new Parcel(id, new byte[16], Sample.parcel().letter(), Optional.empty(), List.of());
    }
}
