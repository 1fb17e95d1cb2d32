package org.communique.web.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.Facet;
import org.communique.feed.FeedSettings;
import org.communique.feed.Selection;
import org.communique.feed.Shelves.Shelf;

/** The lists of the archive: all of a language, of a year, a topic, a tag, an organisation, a kind; {@value #SIZE} a page. */
final class IndexPages {

    static final int SIZE = 50;

    /** Beyond these a list of links is no help any more. */
    private static final int MOST_LINKS = 16;

    private final Archive archive;
    private final FeedSettings settings;
    private final Frame.Maker frames;
    private final Pages pages;

    IndexPages(Archive archive, Frame.Maker frames, Pages pages) {
        this.archive = archive;
        this.settings = frames.settings();
        this.frames = frames;
        this.pages = pages;
    }

    /** One page of a list; empty if there is nothing to show on it. @param number from 1 */
    Optional<Shown> page(Selection selection, int number) {
        return pages.page(Addresses.of(selection, number), () -> frames.catalogue()
                .find(selection)
                .filter(it -> number <= lastPage(it))
                .map(it -> Shown.here(pages.render("site/index.html", frame(it, number), model(it, number)))));
    }

    private static int lastPage(Shelf shelf) {
        return (int) Math.max(1, (shelf.readable() + SIZE - 1) / SIZE);
    }

    /** Only first pages stand beside each other: the second in another language holds other statements. */
    private Frame frame(Shelf shelf, int number) {
        var selection = shelf.selection();
        var alternates = number == 1 ? alternates(selection) : List.<Frame.Link>of();
        var frame = frames.frame(language(shelf), Optional.of(Addresses.of(selection, number)), alternates);
        return selection.facet() == Facet.EVERYTHING && number == 1 ? frame.withDefault(settings.url("/")) : frame;
    }

    /** Authors' tags are words of their own language; everything else has the same slug in all. */
    private List<Frame.Link> alternates(Selection selection) {
        var own = selection.language().orElseThrow();
        if (selection.facet() == Facet.TAG) return List.of();
        return frames.languages().stream()
                .filter(it -> !it.equals(own))
                .map(it -> Selection.of(it, selection.facet(), selection.slug()))
                .filter(it -> frames.catalogue().find(it).isPresent())
                .map(it -> frames.link(it.language().orElseThrow(), Addresses.of(it), false))
                .toList();
    }

    private Map<String, Object> model(Shelf shelf, int number) {
        var language = language(shelf);
        var words = new Words(language, settings.zone());
        var model = new HashMap<String, Object>();
        model.put("title", title(shelf, words));
        model.put("kicker", kicker(shelf, words));
        model.put("count", shelf.readable() == 0 ? "" : words.count(shelf.readable()));
        model.put(
                "entries",
                archive.newest(shelf.selection(), (number - 1) * SIZE, SIZE).stream()
                        .map(it -> EntryView.of(it, settings))
                        .toList());
        model.put("topics", group(Facet.TOPIC, shelf, words));
        model.put(
                "groups",
                List.of(Facet.YEAR, Facet.ORGANISATION, Facet.KIND).stream()
                        .map(it -> group(it, shelf, words))
                        .filter(it -> !it.links().isEmpty())
                        .toList());
        model.put("pager", Pager.of(shelf.selection(), number, lastPage(shelf), words, settings));
        return model;
    }

    private static String title(Shelf shelf, Words words) {
        return shelf.selection().facet() == Facet.YEAR
                ? words.phrase("site.statements-of", shelf.label())
                : shelf.label();
    }

    private static String kicker(Shelf shelf, Words words) {
        return switch (shelf.selection().facet()) {
            case EVERYTHING, YEAR -> "";
            case TOPIC, TAG, ORGANISATION, KIND ->
                words.phrase("site.facet." + shelf.selection().facet().code());
        };
    }

    private NavLink.Group group(Facet facet, Shelf here, Words words) {
        var links = frames.catalogue().of(facet, words.language()).stream()
                .limit(MOST_LINKS)
                .map(it -> new NavLink(
                        settings.href(Addresses.of(it.selection())),
                        it.label(),
                        words.number(it.readable()),
                        it.selection().equals(here.selection())))
                .toList();
        return new NavLink.Group(words.phrase("site.by." + facet.code()), links);
    }

    private static Locale language(Shelf shelf) {
        return shelf.selection().language().orElseThrow();
    }
}
