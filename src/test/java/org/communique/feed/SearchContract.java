package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.search.Question;
import org.communique.search.Question.Asked;
import org.communique.statement.Localized;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds, on either database. */
abstract class SearchContract {

    private Snapshot snapshot;
    private Search search;

    abstract Store store();

    @BeforeEach
    void open() {
        snapshot = new Snapshot(store(), Sample.BASE);
        Sample.storeFiles(snapshot.store);
        search = new Search(snapshot.store);
    }

    @AfterEach
    void close() {
        snapshot.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Traffickers must not profit from workers' debts | trafficker debt",
                "en | Protecting survivors of exploitation | survivor protected exploited",
                "nl | Slachtoffers van mensenhandel worden uitgebuit | slachtoffer worden uitgebuite",
                "nl | De positie van vrouwen en kinderen in België | vrouw kind belgie",
                "de | Maßnahmen für Opfer: Behörden müssen schützen | massnahme behoerde schuetzen",
                "de | Die Rechte der Frauen in den Häusern | frau haus recht",
                "fr | Les victimes de l’exploitation ont droit à la liberté | victime exploitation libertes",
                "fr | Qu’est-ce que l'égalité des travailleuses ? | egalite travailleuse",
                "mk | Правата на жените и работниците | право жена работник",
                "mk | Жртвите на трговијата со луѓе | жртва трговија луѓето",
                "uk | Права жінок, постраждалих від торгівлі людьми | жінка торгівлею право",
                "uk | Об’єднання проти примусової праці | об'єднання праця примусова",
                "ar | الاتّجار بالبشر وحقوق العمّال المهاجرين | حقوق المهاجرين الاتجار",
                "ar | مسؤولية الدول عن حماية الضحايا | مسوولية حمايه الضحايا",
            })
    void every_inflected_or_differently_written_form_is_found(String language, String title, String typed) {
        publish(1, language, title, "<p>-</p>");

        for (var word : typed.split(" ")) assertEquals(List.of(title), found(language, word), word);
        assertEquals(List.of(title), found(language, typed));
    }

    @ParameterizedTest
    @CsvSource({"en", "de", "mk", "ar", "sr-Latn"})
    void every_part_of_an_edition_can_be_found(String language) {
        publish(1, language, "alpha", "<h2>gamma</h2><p>delta <strong>epsilon</strong> &amp; zeta</p>");

        for (var word : List.of("alpha", "summary", "labour", "visa", "gamma", "epsilon", "zeta"))
            assertEquals(1, found(language, word).size(), word);
        for (var word : List.of("strong", "amp", "beta"))
            assertEquals(0, found(language, word).size(), word);
    }

    @Test
    void title_comes_before_lead_before_body_and_among_equals_the_newest() {
        publish(1, "en", "Harbour one", "<p>-</p>");
        publish(2, "en", "Harbour two", "<p>-</p>");
        publish(3, "en", "In the text", "<p>The harbour is meant</p>");
        publish(4, "en", "Ship", "<p>-</p>");
        publish(5, "en", "A harbour for a ship", "<p>-</p>");

        assertEquals(
                List.of("A harbour for a ship", "Harbour two", "Harbour one", "In the text"), found("en", "harbour"));
        assertEquals(List.of("A harbour for a ship"), found("en", "harbours ships"));
        assertEquals(List.of("Harbour two"), page("en", "harbour", 1, 1));
    }

    @Test
    void quotes_ask_for_a_phrase_and_a_minus_for_what_must_not_occur() {
        publish(1, "en", "No rights", "<p>forced labour and border rules</p>");
        publish(2, "en", "All rights", "<p>labour that is forced</p>");

        assertEquals(2, found("en", "forced labour").size());
        assertEquals(List.of("No rights"), found("en", "\"forced labour\""));
        assertEquals(List.of("No rights"), found("en", "“FORCED LABOUR” rights"));
        assertEquals(List.of("All rights"), found("en", "labour -borders -\"and border\" forced -rules"));
        assertEquals(List.of("All rights"), found("en", "forced -\"forced labour\""));
        assertEquals(List.of(), found("en", "\"rights summary\""), "a phrase ends with its part");
        assertEquals(List.of(), found("en", "\"rights labour exploitation\""), "a phrase ends with its part");
    }

    @Test
    void the_last_word_may_be_only_begun_and_only_the_last() {
        publish(1, "en", "Accommodation of seasonal workers", "<p>-</p>");

        assertEquals(1, found("en", "workers accomm").size());
        assertEquals(0, found("en", "accomm workers").size());
        assertEquals(0, found("en", "workers accomm ").size());
        assertEquals(0, found("en", "workers \"accomm\"").size());
        assertEquals(0, found("en", "workers -accommodation").size());
    }

    @Test
    void common_words_are_not_asked_for_unless_in_quotes_or_alone() {
        publish(1, "en", "Rights workers have", "<p>-</p>");
        publish(2, "en", "The rights of workers", "<p>-</p>");

        assertEquals(2, found("en", "the rights of the workers").size());
        assertEquals(List.of("The rights of workers"), found("en", "\"the rights of workers\""));
        assertTrue(found("en", "the").contains("The rights of workers"));
    }

    @Test
    void a_language_is_searched_alone_and_the_others_are_told_of() {
        publish(1, "en", "Hotline 116123", "<p>-</p>");
        publish(1, "nl", "Hulplijn 116123", "<p>-</p>");
        publish(2, "ar", "الرقم ١١٦١٢٣", "<p>-</p>");

        assertEquals(List.of("Hotline 116123"), found("en", "116123"));
        assertEquals(
                Map.of(Locale.forLanguageTag("nl"), 1L, Locale.forLanguageTag("ar"), 1L),
                search.elsewhere(Locale.ENGLISH, "116123", snapshot.archive.languages()));
        assertEquals(Map.of(), search.elsewhere(Locale.ENGLISH, "hotline", snapshot.archive.languages()));
    }

    @Test
    void a_correction_takes_the_place_of_what_it_corrects() {
        publish(1, "en", "Wrong figure ninety", "<p>-</p>");
        publish(1, "en", "Right figure nineteen", "<p>-</p>");

        assertEquals(List.of(), found("en", "ninety"));
        assertEquals(List.of("Right figure nineteen"), found("en", "figure"));
    }

    @Test
    void what_was_killed_is_found_no_more_and_its_words_are_gone_from_the_index() {
        publish(1, "en", "Xylophone", "<p>-</p>");
        publish(2, "en", "Xylophone as well", "<p>-</p>");

        snapshot.archive.kill(
                1, new Archive.Recall(Sample.RELEASED, Localized.same("It was wrong"), false), Locale.ENGLISH);

        assertEquals(List.of("Xylophone as well"), found("en", "xylophone"));
        assertEquals(1, search.count(Locale.ENGLISH, asked("en", "xyl")));
        search.complete();
        assertEquals(List.of("Xylophone as well"), found("en", "xylophone"), "nor does it come back");
        assertEquals(1, rows());
    }

    @Test
    void what_was_published_before_there_was_an_index_is_indexed_at_start() {
        publish(1, "en", "Older than the index", "<p>-</p>");
        publish(2, "en", "Folded by older rules", "<p>-</p>");
        snapshot.store.run(db -> {
            db.sql("UPDATE published_search SET rules = 0 WHERE edition = (SELECT max(edition) FROM published)")
                    .update();
            SearchIndex.of(snapshot.store.dialect())
                    .remove(
                            db,
                            db.sql("SELECT min(edition) FROM published")
                                    .query(Long.class)
                                    .single());
        });
        assertEquals(List.of(), found("en", "older index"));

        search.complete();

        assertEquals(2, found("en", "older").size());
        assertEquals(2, rows());
    }

    @Test
    void nothing_that_is_typed_is_ever_syntax() {
        publish(1, "en", "A quiet title", "<p>-</p>");

        for (var typed : HostileQuestions.all()) {
            if (Question.read(Locale.ENGLISH, typed) instanceof Asked asked)
                assertEquals(
                        search.count(Locale.ENGLISH, asked),
                        search.find(Locale.ENGLISH, asked, 0, 10).size(),
                        typed);
            search.elsewhere(Locale.GERMAN, typed, snapshot.archive.languages());
        }
        assertEquals(List.of("A quiet title"), found("en", "quiet"), "and the index is whole");
    }

    @Test
    void a_text_of_any_length_and_of_any_words_can_be_published() {
        var many = new StringBuilder();
        for (int i = 0; many.length() < 300_000; i++)
            many.append("слово").append(i).append(' ');
        publish(1, "uk", "Long", "<p>" + many + "</p>");
        publish(2, "uk", "Endless", "<p>" + "х".repeat(200_000) + "</p>");
        publish(3, "uk", "Again", "<p>" + "так само ".repeat(20_000) + "</p>");

        assertEquals(List.of("Long"), found("uk", "слово77"));
        assertEquals(3, rows());
    }

    private long rows() {
        return snapshot.store
                .read()
                .sql("SELECT count(*) FROM published_search")
                .query(Long.class)
                .single();
    }

    private void publish(long statement, String language, String title, String html) {
        assertInstanceOf(
                org.communique.delivery.Outcome.Accepted.class,
                snapshot.channel.deliver(Sample.parcel(
                        Sample.RELEASED.plusSeconds(60 * statement),
                        false,
                        Sample.edition(statement, language, title, html))));
    }

    private List<String> found(String language, String typed) {
        return page(language, typed, 0, 100);
    }

    private List<String> page(String language, String typed, int skip, int limit) {
        var asked = asked(language, typed);
        return search.find(Locale.forLanguageTag(language), asked, skip, limit).stream()
                .map(Published::title)
                .toList();
    }

    private static Asked asked(String language, String typed) {
        return assertInstanceOf(Asked.class, Question.read(Locale.forLanguageTag(language), typed));
    }
}
