package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.communique.mail.RelayChoice.Candidate;
import org.communique.mail.RelayChoice.Choice;
import org.communique.mail.RelayChoice.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RelayChoiceTest {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");
    static final Instant UP = Instant.EPOCH;

    @Test
    void turns_are_interleaved_not_bundled() {
        var relays = new RelayChoice(List.of(bulk("a", 5, UP), bulk("b", 1, UP), bulk("c", 1, UP)));

        var turns = new StringBuilder();
        for (int n = 0; n < 7; n++) turns.append(used(relays, Purpose.BULK, n));

        assertEquals("aabacaa", turns.toString());
    }

    @Test
    void a_relay_that_is_down_is_passed_by_until_it_is_due() {
        var relays = new RelayChoice(List.of(bulk("a", 1, NINE.plusSeconds(60)), bulk("b", 1, UP)));

        for (int n = 0; n < 10; n++) assertEquals("b", used(relays, Purpose.BULK, n));
        assertEquals(new Choice.Use("a"), relays.choose(Purpose.BULK, 0, NINE.plusSeconds(60)));
    }

    @Test
    void if_all_are_down_none_is_used_until_the_earliest_is_due() {
        var relays = new RelayChoice(List.of(bulk("a", 1, NINE.plusSeconds(60)), bulk("b", 9, NINE.plusSeconds(90))));

        assertEquals(new Choice.Wait(NINE.plusSeconds(60)), relays.choose(Purpose.BULK, 3, NINE));
    }

    @Test
    void bulk_never_goes_through_the_relay_of_confirmations_even_if_its_own_is_down() {
        var relays = new RelayChoice(List.of(
                bulk("news", 1, NINE.plusSeconds(60)), new Candidate("notices", 1, Set.of(Purpose.TRANSACTIONAL), UP)));

        assertEquals(new Choice.Wait(NINE.plusSeconds(60)), relays.choose(Purpose.BULK, 0, NINE));
        assertEquals("notices", used(relays, Purpose.TRANSACTIONAL, 0));
    }

    @Test
    void a_purpose_without_a_relay_and_two_of_one_name_are_faults_of_the_settings() {
        var relays = new RelayChoice(List.of(bulk("a", 1, UP)));

        assertTrue(relays.serves(Purpose.BULK) && !relays.serves(Purpose.TRANSACTIONAL));
        assertThrows(IllegalArgumentException.class, () -> relays.choose(Purpose.TRANSACTIONAL, 0, NINE));
        assertThrows(
                IllegalArgumentException.class, () -> new RelayChoice(List.of(bulk("a", 1, UP), bulk("a", 2, UP))));
        assertThrows(IllegalArgumentException.class, () -> bulk("a", 0, UP));
    }

    @Property(tries = 200)
    void over_a_thousand_choices_each_has_the_share_of_its_weight_within_one_percent(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 100) Integer> weights,
            @ForAll @IntRange(min = 0, max = 63) int down,
            @ForAll @IntRange(min = 0, max = 1_000_000) int from) {
        var relays = new ArrayList<Candidate>();
        int sum = 0;
        for (int it = 0; it < weights.size(); it++) {
            boolean up = (down >> it & 1) == 0;
            relays.add(bulk("r" + it, weights.get(it), up ? UP : NINE.plusSeconds(1)));
            if (up) sum += weights.get(it);
        }
        if (sum == 0) return;
        var choice = new RelayChoice(relays);

        var counts = new HashMap<String, Integer>();
        for (int n = 0; n < 1_000; n++) counts.merge(used(choice, Purpose.BULK, from + n), 1, Integer::sum);

        for (var it : relays) {
            double due = it.downUntil().equals(UP) ? 1_000.0 * it.weight() / sum : 0;
            assertEquals(due, counts.getOrDefault(it.name(), 0), 10, it.name());
        }
    }

    private static String used(RelayChoice relays, Purpose purpose, long n) {
        return ((Choice.Use) relays.choose(purpose, n, NINE)).relay();
    }

    private static Candidate bulk(String name, int weight, Instant downUntil) {
        return new Candidate(name, weight, Set.of(Purpose.BULK), downUntil);
    }
}
