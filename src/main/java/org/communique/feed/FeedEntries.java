package org.communique.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.feed.FeedEntry.Category;
import org.communique.feed.FeedEntry.When;
import org.communique.feed.Published.Translation;
import org.communique.render.Escape;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/** Published editions as entries of feeds. Pure. */
record FeedEntries(FeedSettings settings) {

    /** An edition as it reads now: marked if it was corrected, a stub if it was killed. */
    FeedEntry statement(Published published, List<Translation> translations) {
        var stub = published.history().killed().map(it -> retracted(published, it));
        return new FeedEntry(
                published.guid(),
                settings.url(published.path()),
                published.language(),
                title(published),
                published.organisation(),
                stub.orElse(published.summary()),
                stub.map(it -> paragraph(published, it)).orElse(published.entryHtml()),
                new When(
                        published.publishedAt(),
                        published.updatedAt(),
                        published.history().changedAt()),
                categories(published),
                published.files(),
                translations,
                Optional.empty(),
                published.history().killed());
    }

    /** An entry for each time these editions were put right or recalled, newest first. */
    List<FeedEntry> corrections(List<Published> editions) {
        return editions.stream()
                .flatMap(it -> notes(it).stream())
                .sorted(Comparator.comparing((FeedEntry it) -> it.when().updated())
                        .thenComparing(FeedEntry::id)
                        .reversed())
                .limit(Chapter.MOST)
                .toList();
    }

    private List<FeedEntry> notes(Published published) {
        var notes = new ArrayList<FeedEntry>();
        var corrections = published.history().corrections();
        for (int i = 0; i < corrections.size(); i++) {
            var one = corrections.get(i);
            var head = Phrases.get(
                    published.language(),
                    "correction.note",
                    Moments.day(one.at(), settings.zone(), published.language()));
            notes.add(note(
                    published,
                    "correction-" + (corrections.size() - i),
                    one.at().toEpochMilli(),
                    head + " " + one.reason()));
        }
        published
                .history()
                .killed()
                .ifPresent(it ->
                        notes.add(note(published, "retraction", it.at().toEpochMilli(), retracted(published, it))));
        return notes;
    }

    /** Editions put right in the same instant get milliseconds of their own, as no two dates of a feed may be equal. */
    private FeedEntry note(Published published, String mark, long at, String text) {
        var moment = Instant.ofEpochMilli(at / 1000 * 1000 + published.history().sequence() % 1000);
        var link = "<a href=\"" + Escape.html(settings.url(published.path())) + "\">"
                + Escape.html(settings.url(published.path())) + "</a>";
        return new FeedEntry(
                published.guid() + "#" + mark,
                settings.url(published.path()),
                published.language(),
                title(published),
                published.organisation(),
                text,
                wrapped(published, "<p>" + Escape.html(text) + "</p><p>" + link + "</p>"),
                new When(moment, moment, published.history().changedAt()),
                categories(published),
                List.of(),
                List.of(),
                Optional.of(settings.url(published.path())),
                Optional.empty());
    }

    private static String title(Published published) {
        var language = published.language();
        if (published.killed())
            return published.title().isEmpty()
                    ? Phrases.get(language, "feed.retracted-untitled")
                    : Phrases.get(language, "feed.retracted", published.title());
        return published.history().corrections().isEmpty()
                ? published.title()
                : Phrases.get(language, "correction.title", published.title());
    }

    private String retracted(Published published, History.Killed killed) {
        var language = published.language();
        var at = Moments.inWords(killed.at(), settings.zone(), language);
        return XmlText.legal(Phrases.get(language, "feed.retracted-note", at, killed.reason()));
    }

    private String paragraph(Published published, String text) {
        return wrapped(published, "<p>" + Escape.html(text) + "</p>");
    }

    /** Readers take the direction of their own language unless they are told. */
    private static String wrapped(Published published, String html) {
        return Languages.direction(published.language()).equals("ltr")
                ? html
                : "<div dir=\"rtl\" lang=\"" + published.language().toLanguageTag() + "\">" + html + "</div>";
    }

    private List<Category> categories(Published published) {
        return Stream.concat(
                        published.topics().stream().map(it -> category(published, Facet.TOPIC, it)),
                        published.tags().stream().map(it -> category(published, Facet.TAG, it)))
                .toList();
    }

    private Category category(Published published, Facet facet, Term term) {
        var scheme = settings.url("/" + published.language().toLanguageTag() + "/" + facet.code());
        return new Category(scheme, term.slug(), term.label());
    }
}
