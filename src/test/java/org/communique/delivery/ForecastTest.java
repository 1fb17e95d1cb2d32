package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForecastTest {

    @Test
    void a_provider_that_takes_few_a_minute_decides_for_all() {
        var first = forecast("gmail.per-minute = 60\ngmail.in-flight = 0", 1000, OptionalDouble.of(500))
                .get(0);

        assertEquals("gmail is given 60 a minute at most", first.rule());
        assertEquals(Duration.ofSeconds(1000), first.time());
    }

    @Test
    void a_provider_that_takes_few_at_once_is_as_slow_as_one_mail_takes() {
        var first = forecast("gmail.in-flight = 2\ngmail.per-minute = 0", 1000, OptionalDouble.of(80))
                .get(0);

        assertEquals("gmail is given 2 at once at most", first.rule());
        assertEquals(Duration.ofSeconds(50), first.time(), "8 connections at 80 a second: 0.1 s a mail");
    }

    @Test
    void the_relays_decide_by_what_they_accepted_in_the_past() {
        var first = forecast("gmail.in-flight = 0\ngmail.per-minute = 0", 1000, OptionalDouble.of(10))
                .get(0);

        assertEquals("the relays: 10 mails a second were accepted in the last dispatches", first.rule());
        assertEquals(Duration.ofSeconds(100), first.time());
    }

    @Test
    void without_a_past_it_says_what_it_assumes() {
        var first = forecast("gmail.in-flight = 0\ngmail.per-minute = 0", 8000, OptionalDouble.empty())
                .get(0);

        assertTrue(first.rule().contains("no dispatch has ended here yet, so 0.1 s a mail is assumed"), first.rule());
        assertEquals(Duration.ofSeconds(100), first.time());
    }

    @Test
    void a_slow_machine_decides_when_it_makes_fewer_mails_than_the_relays_take() {
        var known = new Forecast.Known(Map.of("other", 1000L), Providers.shipped(), 8, 5, OptionalDouble.of(100));

        assertEquals(Duration.ofSeconds(200), Forecast.of(known).get(0).time());
    }

    @Test
    void nobody_takes_no_time() {
        var known = new Forecast.Known(Map.of(), Providers.shipped(), 8, 5, OptionalDouble.empty());

        assertEquals(List.of(), Forecast.of(known));
    }

    private static List<Forecast.Bound> forecast(String providers, long recipients, OptionalDouble accepted) {
        return Forecast.of(new Forecast.Known(
                Map.of("gmail", recipients),
                Providers.shipped().overriddenBy(providers.lines().toList()),
                8,
                100_000,
                accepted));
    }
}
