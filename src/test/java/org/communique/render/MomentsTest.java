package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.statement.Languages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MomentsTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    static List<Locale> languages() {
        return Languages.shipped();
    }

    /** As in "3 maja": a month beside a day stands in the genitive where a language has one, and in small letters but for German. */
    @ParameterizedTest
    @CsvSource({
        "pl, stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "cs, ledna února března dubna května června července srpna září října listopadu prosince",
        "uk, січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ru, января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "be, студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
        "bg, януари февруари март април май юни юли август септември октомври ноември декември",
        "bs, januar februar mart april maj juni juli august septembar oktobar novembar decembar",
        "ro, ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "es, enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    })
    void a_month_stands_in_the_case_that_a_date_asks_for(String tag, String months) {
        var shown = IntStream.rangeClosed(1, 12)
                .mapToObj(it ->
                        ZonedDateTime.of(2026, it, 3, 12, 0, 0, 0, AMSTERDAM).toInstant())
                .map(it -> Moments.day(it, AMSTERDAM, Locale.forLanguageTag(tag)))
                .map(it -> it.replaceAll("[\\d]| [гр]\\.|\\.|\\bde\\b", "").strip())
                .collect(Collectors.joining(" "));

        assertEquals(months, shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Sunday, 18 October 2026, 11:00 in Amsterdam (09:00 UTC)",
                "pl | niedziela, 18 października 2026, 11:00, Amsterdam (09:00 UTC)",
                "cs | neděle 18. října 2026, 11:00, Amsterdam (9:00 UTC)",
                "bg | неделя, 18 октомври 2026 г., 11:00 ч., Amsterdam (9:00 ч. UTC)",
                "ro | duminică, 18 octombrie 2026, 11:00, Amsterdam (09:00 UTC)",
                "ru | воскресенье, 18 октября 2026 г., 11:00, Amsterdam (09:00 UTC)",
                "bs | nedjelja, 18. oktobar 2026., 11:00, Amsterdam (09:00 UTC)",
                "be | нядзеля, 18 кастрычніка 2026 г., 11:00, Amsterdam (09:00 UTC)",
                "es | domingo, 18 de octubre de 2026, 11:00, Amsterdam (9:00 UTC)"
            })
    void a_moment_is_said_with_weekday_place_and_utc(String tag, String expected) {
        var moment = Moments.inWords(Instant.parse("2026-10-18T09:00:00Z"), AMSTERDAM, Locale.forLanguageTag(tag));

        assertEquals(expected, moment.replace('\u00A0', ' ').replace('\u202F', ' '));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_day_of_a_year_is_said_in_the_language_with_plain_digits(Locale language) {
        IntStream.rangeClosed(1, 365).forEach(it -> {
            var day = Moments.day(Instant.parse("2025-12-31T12:00:00Z").plusSeconds(86_400L * it), AMSTERDAM, language);
            assertFalse(day.matches(".*[\u0660-\u0669\u06F0-\u06F9].*") || !day.contains("2026"), day);
        });
    }
}
