package org.communique.feed;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communique.delivery.Parcel;
import org.communique.feed.Published.Translation;
import org.communique.statement.Topics;

/**
 * Shows what the public would find if an edition were released as it stands, by the very steps that publish. Nothing of it is
 * written, and nobody but who asks learns of it.
 */
public final class Preprints {

    private final Archive archive;
    private final FeedEntries entries;
    private final Publishable publishable;

    public Preprints(Archive archive, FeedSettings settings, Topics topics) {
        this.archive = archive;
        entries = new FeedEntries(settings);
        publishable = new Publishable(topics);
    }

    /** Another edition that goes out with it. */
    public record Other(Locale language, String path, String title) {}

    /**
     * @param others every edition of the release, whichever is shown
     * @param sizes  bytes of its files, by SHA-256 in hex
     */
    public Preprint of(Parcel.Letter letter, Parcel.EditionOut out, List<Other> others, Map<String, Long> sizes) {
        var foreseen = archive.foreseen(publishable.of(letter, out));
        var published = foreseen.published();
        var weighed = published.with(
                published.topics(),
                published.tags(),
                published.files().stream()
                        .map(it -> it.weighing(sizes.getOrDefault(it.sha256(), it.size())))
                        .toList());
        var translations = translations(weighed, others);
        var entry = entries.statement(weighed, translations);
        return new Preprint(
                weighed,
                translations,
                archive.original(weighed),
                earlier(weighed, foreseen.replaced()),
                new Preprint.Entry(entry.title(), entry.html()));
    }

    private List<Archive.Earlier> earlier(Published published, Optional<Archive.Earlier> replaced) {
        return Stream.concat(replaced.stream(), archive.earlier(published).stream())
                .toList();
    }

    private List<Translation> translations(Published published, List<Other> others) {
        var byLanguage = new TreeMap<Locale, Translation>(Comparator.comparing(Locale::toLanguageTag));
        archive.translations(published).forEach(it -> byLanguage.put(it.language(), it));
        for (var it : others)
            byLanguage.put(
                    it.language(), new Translation(it.language(), it.path(), it.title(), published.updatedAt(), 0));
        byLanguage.remove(published.language());
        return List.copyOf(byLanguage.values());
    }
}
