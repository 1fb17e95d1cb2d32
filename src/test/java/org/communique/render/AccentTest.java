package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccentTest {

    @Property(tries = 2000)
    void whatever_the_colour_text_in_it_can_be_read_on_light_and_on_dark_paper(
            @ForAll @IntRange(max = 0xffffff) int rgb) {
        var accent = Accent.of("#%06x".formatted(rgb));

        for (var paper : new String[] {"#ffffff", "#f4f1ea"})
            assertTrue(Accent.contrast(accent.light(), paper) >= 4.5, accent + " on " + paper);
        for (var paper : new String[] {"#1a2128", "#12171c", "#222b33", "#0e2a31"})
            assertTrue(Accent.contrast(accent.dark(), paper) >= 4.5, accent + " on " + paper);
    }

    @Test
    void a_colour_that_can_be_read_stays_as_it_is() {
        assertEquals("#0b5a6b", Accent.of("#0B5A6B").light());
        assertEquals("#8fc7d3", Accent.of("#8fc7d3").dark());
        assertEquals(Accent.USUAL, Accent.of(""));
    }

    @Test
    void yellow_becomes_darker_and_stays_yellow() {
        var light = Oklch.of(Accent.of("#ffd500").light());

        assertTrue(light.lightness() < Oklch.of("#ffd500").lightness());
        assertEquals(Oklch.of("#ffd500").hue(), light.hue(), 0.05);
    }

    /** Values of the article that defines the space, and of CSS Color 4. */
    @Test
    void the_space_is_the_one_of_css() {
        var red = Oklch.of("#ff0000");

        assertEquals(0.628, red.lightness(), 0.001);
        assertEquals(0.2577, red.chroma(), 0.0005);
        assertEquals(29.23, Math.toDegrees(red.hue()), 0.05);
        assertEquals("#ff0000", red.hex());
        assertEquals(21, Accent.contrast("#000000", "#ffffff"), 0.001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "0b5a6b", "#0b5a6b;}body{display:none", "#0b5a6b00"})
    void a_colour_written_otherwise_is_refused_and_not_repeated(String colour) {
        var refused = assertThrows(InvalidColour.class, () -> Accent.of(colour));

        assertTrue(refused.getMessage().contains("such as #0b5a6b")
                && !refused.getMessage().contains(colour + " "));
    }
}
