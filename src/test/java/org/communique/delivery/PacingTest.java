package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.communique.store.Databases;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PacingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_pause_that_a_provider_asks_of_one_node_is_kept_though_another_claims_in_the_same_moment() {
        try (var store = Store.postgresql(Databases.freshPostgresql())) {
            var providers = Providers.shipped().overriddenBy(List.of("other.per-minute = 600"));
            var pacing = new Pacing(providers, CLOCK);
            store.run(db -> {
                var allowance = pacing.allowance(db, Map.of());
                assertTrue(allowance.of("other") > 0);
                CompletableFuture.runAsync(() -> store.run(beside -> new Pacing(providers, CLOCK)
                                .react(beside, "other", new Reaction.Pause(Duration.ofMinutes(5)))))
                        .join();
                allowance.spend("other", 1);
            });

            int left = store.write(db -> pacing.allowance(db, Map.of()).of("other"));
            assertEquals(0, left);
        }
    }
}
