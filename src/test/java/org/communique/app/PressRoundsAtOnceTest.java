package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes look after the press at the same moment, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressRoundsAtOnceTest {

    private static final int JOURNALISTS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void each_journalist_is_asked_once_and_her_request_can_still_be_opened(Dialect dialect) throws Exception {
        try (var house = new TestHouse(folder, dialect)) {
            var press = house.list("press", ListKind.PRESS);
            var post = new PressPost(house, press);
            var requests = house.core.journalists.requests();
            for (int n = 0; n < JOURNALISTS; n++) requests.register(press.organisation(), application(n));

            twice(() -> {
                house.core.journalists.rounds().round();
                return null;
            });
            post.round();

            assertEquals(JOURNALISTS, post.letters.size());
            for (var letter : post.letters) assertTrue(requests.confirm(post.token(letter)));
            for (var it : requests.waiting(press.organisation()))
                assertTrue(requests.open(it.id(), "console").isPresent(), "request " + it.id());
        }
    }

    private static void twice(Callable<Void> deed) throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            var start = new CyclicBarrier(2);
            var deeds = IntStream.range(0, 2)
                    .mapToObj(n -> both.submit(() -> {
                        start.await();
                        return deed.call();
                    }))
                    .toList();
            for (var it : deeds) it.get();
        } finally {
            both.shutdownNow();
        }
    }

    private static Application application(int number) {
        var details = new Details("Herald", "", "", "https://herald.example/" + number, "");
        return new Application(
                Locale.ENGLISH,
                "Reporter " + number,
                "reporter" + number + "@herald.example",
                details,
                List.of(Locale.ENGLISH),
                Set.of());
    }
}
