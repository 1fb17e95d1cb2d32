package org.communique.web.site;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.communique.feed.Facet;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;
import org.communique.feed.Term;

/**
 * A published edition as its page shows it.
 *
 * @param speaker  who speaks, with the way to all that is theirs
 * @param date     of the first publication, with time and zone
 * @param moment   the same for machines
 * @param updated  says when the text was changed last; empty if it stands as first published
 * @param changed  the same for machines; never empty
 * @param image    one picture or none
 * @param body     sanitised HTML
 * @param pictures attachments that can be shown
 * @param files    all other attachments
 * @param kit      address of the press kit; empty for a text of the past
 * @param contact  address of the press desk; empty = none is known
 * @param ninjs    absolute address of the same for newsroom systems
 */
record StatementView(
        String kind,
        String title,
        String summary,
        NavLink speaker,
        String date,
        String moment,
        String updated,
        String changed,
        List<FileView> image,
        String body,
        List<NavLink> terms,
        List<FileView> pictures,
        List<FileView> files,
        String kit,
        String contact,
        String ninjs) {

    /** A first publication is written a moment after its release time. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    static StatementView of(Published published, FeedSettings settings) {
        var words = Words.of(published, settings);
        return new StatementView(
                words.phrase("site.kind." + published.kind().code()),
                published.title(),
                published.summary(),
                speaker(published, settings),
                words.moment(published.publishedAt()),
                published.publishedAt().toString(),
                updated(published, words),
                changed(published).toString(),
                published.image().stream()
                        .map(it -> FileView.of(it, settings, words))
                        .toList(),
                published.pageHtml(),
                terms(published, settings),
                files(published, settings, words, true),
                files(published, settings, words, false),
                settings.href(Addresses.kit(published)),
                settings.editor().orElse(""),
                settings.url("/statements/" + published.publicId() + ".ninjs.json"));
    }

    static Instant changed(Published published) {
        return published.updatedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    static boolean isChanged(Published published) {
        return Duration.between(published.publishedAt(), published.updatedAt()).compareTo(AT_ONCE) > 0;
    }

    private static String updated(Published published, Words words) {
        return isChanged(published) ? words.phrase("site.updated", words.moment(published.updatedAt())) : "";
    }

    private static NavLink speaker(Published published, FeedSettings settings) {
        var slug = published.speaker().slug();
        var path = slug.isEmpty() ? "" : Addresses.of(published.language(), Facet.ORGANISATION, slug);
        return new NavLink(path.isEmpty() ? "" : settings.href(path), published.organisation(), "", false);
    }

    private static List<NavLink> terms(Published published, FeedSettings settings) {
        var links = new ArrayList<NavLink>();
        for (var term : published.topics()) links.add(link(published, Facet.TOPIC, term, settings));
        for (var term : published.tags())
            if (!term.slug().isEmpty()) links.add(link(published, Facet.TAG, term, settings));
        return links;
    }

    private static NavLink link(Published published, Facet facet, Term term, FeedSettings settings) {
        var path = Addresses.of(published.language(), facet, term.slug());
        return new NavLink(settings.href(path), term.label(), "", false);
    }

    private static List<FileView> files(Published published, FeedSettings settings, Words words, boolean pictures) {
        return published.attachments().stream()
                .filter((PublishedFile it) -> FileView.isPicture(it) == pictures)
                .map(it -> FileView.of(it, settings, words))
                .toList();
    }
}
