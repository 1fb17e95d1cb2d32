package org.communique.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides how much of which lane is claimed next: press before members before public, providers side by side. */
final class Portions {

    /** A lane that had nothing due is asked again after this time. */
    private static final long DRY_MS = Duration.ofMillis(200).toMillis();

    private final Claims claims;
    private final Pacing pacing;
    private final String channel;
    private final Clock clock;
    private final Map<Lane, Long> dryUntil = new HashMap<>();

    Portions(Claims claims, Pacing pacing, String channel, Clock clock) {
        this.claims = claims;
        this.pacing = pacing;
        this.channel = channel;
        this.clock = clock;
    }

    List<Lane> lanes(JdbcClient db) {
        return claims.lanes(db, channel);
    }

    /** All that one dispatch owes, due or not. */
    List<Claim> all(JdbcClient db, long dispatch) {
        return lanes(db).stream()
                .filter(it -> it.dispatch() == dispatch)
                .flatMap(it -> claims.take(db, it, Integer.MAX_VALUE, Long.MAX_VALUE).stream())
                .toList();
    }

    /**
     * Claims until {@code most} are held.
     *
     * @param lanes in the order in which they are served
     * @param held  what is claimed already, for each provider
     */
    List<Claim> take(JdbcClient db, List<Lane> lanes, Map<String, Integer> held, int most) {
        int room = most - held.values().stream().mapToInt(Integer::intValue).sum();
        var allowance = pacing.allowance(db, held);
        var taken = new ArrayList<Claim>();
        for (int rank = 1; rank <= 3; rank++) {
            int now = rank;
            var wet = lanes.stream()
                    .filter(it -> it.rank() == now && dryUntil.getOrDefault(it, 0L) <= clock.millis())
                    .toList();
            for (int left = wet.size(); left > 0 && taken.size() < room; left--)
                taken.addAll(take(db, wet.get(wet.size() - left), allowance, (room - taken.size() + left - 1) / left));
        }
        return taken;
    }

    private List<Claim> take(JdbcClient db, Lane lane, Pacing.Allowance allowance, int most) {
        int limit = Math.min(most, allowance.of(lane.provider()));
        if (limit == 0) return List.of();
        var taken = claims.take(db, lane, limit, clock.millis());
        allowance.spend(lane.provider(), taken.size());
        if (taken.isEmpty()) dryUntil.put(lane, clock.millis() + DRY_MS);
        return taken;
    }
}
