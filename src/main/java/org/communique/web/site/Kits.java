package org.communique.web.site;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;
import org.communique.render.Templates;
import org.communique.statement.Languages;

/** Makes press kits from what is published: the text twice, every file, and what must be printed beside the pictures. */
final class Kits {

    /** Bytes of files in one kit at most; what is left out is named with its address. */
    static final long MOST_BYTES = 100_000_000;

    private final Archive archive;
    private final FeedSettings settings;
    private final Templates templates;
    private final long mostBytes;

    /** @param mostBytes of files in one kit */
    Kits(Archive archive, FeedSettings settings, Templates templates, long mostBytes) {
        this.archive = archive;
        this.settings = settings;
        this.templates = templates;
        this.mostBytes = mostBytes;
    }

    Kit of(Published published) {
        var language = published.language();
        var slug = published.path().substring(published.path().lastIndexOf('/') + 1);
        var name = KitNames.safe(slug + "-" + language.toLanguageTag());
        var files = files(published);
        var words = Words.of(published, settings);
        return new Kit(
                name,
                Kit.time(published),
                List.of(
                        new Kit.Text(name + ".txt", text(published, words)),
                        new Kit.Text(name + ".html", html(published, words)),
                        new Kit.Text("CREDITS.txt", new KitCredits(published, files, settings, words).text())),
                files);
    }

    /**
     * Writes a kit.
     *
     * @throws IOException if a file has been recalled since the kit was put together: the download breaks off
     */
    void write(Kit kit, OutputStream out) throws IOException {
        try {
            kit.write(out, this::bytes);
        } catch (Recalled recalled) {
            throw new IOException("a file of the kit is public no more", recalled);
        }
    }

    private byte[] bytes(PublishedFile file) {
        return archive.file(file.sha256(), file.name())
                .orElseThrow(Recalled::new)
                .bytes();
    }

    private List<Kit.Item> files(Published published) {
        var items = new ArrayList<Kit.Item>();
        long left = mostBytes;
        for (var file : published.files()) {
            if (file.size() > left) continue;
            left -= file.size();
            items.add(new Kit.Item(KitNames.file(items.size() + 1, file.name()), file));
        }
        return items;
    }

    private String text(Published published, Words words) {
        return String.join(
                                "\n\n",
                                published.organisation(),
                                published.title(),
                                words.moment(published.publishedAt()),
                                published.summary(),
                                PlainText.of(published.pageHtml()),
                                settings.url(published.path()),
                                contact(words))
                        .strip()
                + "\n";
    }

    private String contact(Words words) {
        return settings.editor()
                .map(it -> words.phrase("mail.press-contact") + ": " + it)
                .orElse("");
    }

    private String html(Published published, Words words) {
        var language = published.language();
        var model = Map.of(
                "language", language.toLanguageTag(),
                "direction", Languages.direction(language),
                "title", published.title(),
                "summary", published.summary(),
                "organisation", published.organisation(),
                "date", words.moment(published.publishedAt()),
                "body", published.pageHtml(),
                "url", settings.url(published.path()),
                "contact", contact(words));
        return templates.render("site/kit.html", language, model);
    }

    /** A kit cannot be finished any more. */
    private static final class Recalled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The edition whose kit has this name, readable or not. */
    Optional<Published> published(String file) {
        return file.endsWith(".zip")
                ? archive.byPublicId(file.substring(0, file.length() - ".zip".length()))
                : Optional.empty();
    }
}
