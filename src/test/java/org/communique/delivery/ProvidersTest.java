package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProvidersTest {

    static final Providers SHIPPED = Providers.shipped();

    @ParameterizedTest
    @CsvSource({
        "gmail.com, gmail",
        "googlemail.com, gmail",
        "hotmail.fr, outlook",
        "live.nl, outlook",
        "msn.com, outlook",
        "yahoo.de, yahoo",
        "aol.com, yahoo",
        "rocketmail.com, yahoo",
        "yahoo.co.jp, yahoo-japan",
        "me.com, apple",
        "wanadoo.fr, orange",
        "gmx.de, one-and-one",
        "web.de, one-and-one",
        "mail.com, one-and-one",
        "mail.ru, mail-ru",
        "ukr.net, ukr-net",
        "proton.me, proton",
        "example.org, other",
        "notgmail.com, other",
        "mail.gmail.com, other",
        "GMAIL.com, gmail",
        "gmail.com., gmail"
    })
    void a_domain_has_one_provider(String domain, String provider) {
        assertEquals(provider, SHIPPED.of(domain).name());
    }

    @Test
    void the_shipped_limits_are_those_of_the_providers() {
        assertEquals(new Limits(5, 6000), SHIPPED.of("gmail.com").limits());
        assertEquals(new Limits(10, 6000), SHIPPED.of("icloud.com").limits());
        assertEquals(new Limits(2, 6000), SHIPPED.of("orange.fr").limits());
        assertTrue(SHIPPED.of("example.org").isOther());
    }

    @Test
    void a_file_changes_what_it_mentions_and_leaves_the_rest() {
        var own = SHIPPED.overriddenBy(List.of("# ours", "", "gmail.per-minute = 60", "other.in-flight=2"));

        assertEquals(new Limits(5, 60), own.of("gmail.com").limits());
        assertEquals(2, own.of("example.org").limits().inFlight());
        assertEquals(SHIPPED.of("gmx.de"), own.of("gmx.de"));
    }

    @Test
    void a_file_adds_a_provider_and_moves_a_domain_to_it() {
        var own = SHIPPED.overriddenBy(List.of("ours.domains = members.example.org, mail.com", "ours.in-flight = 1"));

        assertEquals("ours", own.of("members.example.org").name());
        assertEquals("ours", own.of("mail.com").name());
        assertFalse(own.all().stream()
                .anyMatch(it -> it.name().equals("one-and-one") && it.domains().contains("mail.com")));
        assertEquals(new Limits(1, 0), own.of("mail.com").limits(), "the rest is that of 'other'");
    }

    @Test
    void all_faults_are_named_with_their_lines() {
        var lines = List.of(
                "gmail.in-flight = 1001",
                "gmail",
                "gmail.speed = 3",
                "gmail.per-minute = -1",
                "gmail.per-minute = 5",
                "gmail.per-minute = 6",
                "a.domains = Example.org, example, xn--mnchen-3ya.example,",
                "b.domains = xn--mnchen-3ya.example",
                "other.domains = example.org",
                "gmail.per-minute = 99999999999");

        var faults = assertThrows(InvalidProviders.class, () -> SHIPPED.overriddenBy(lines))
                .faults();

        assertEquals(
                List.of(1, 2, 3, 4, 6, 7, 7, 7, 8, 9, 10),
                faults.stream().map(InvalidProviders.Fault::line).toList());
        assertEquals(
                "gmail.in-flight is a number from 0 (no limit) to 1000",
                faults.get(0).message());
        assertEquals(
                "'gmail.per-minute' was already given in line 5", faults.get(4).message());
    }

    @Test
    void limits_of_a_provider_nobody_has_are_a_slip_of_the_pen() {
        var slip = assertThrows(InvalidProviders.class, () -> SHIPPED.overriddenBy(List.of("gmial.in-flight = 1")));

        assertEquals("the provider 'gmial' has no domains", slip.faults().get(0).message());
    }

    @Property(tries = 300)
    void any_text_is_read_or_its_faults_are_named(@ForAll @Size(max = 6) List<String> lines) {
        try {
            SHIPPED.overriddenBy(lines);
        } catch (InvalidProviders faulty) {
            assertFalse(faulty.faults().isEmpty());
        }
    }

    @Property(tries = 200)
    void nothing_is_clamped(@ForAll @IntRange(min = 0, max = 2_000_000) int perMinute) {
        var line = List.of("gmail.per-minute = " + perMinute);

        if (perMinute > 1_000_000) assertThrows(InvalidProviders.class, () -> SHIPPED.overriddenBy(line));
        else
            assertEquals(
                    perMinute,
                    SHIPPED.overriddenBy(line).of("gmail.com").limits().perMinute());
    }
}
