package org.communique.web.site;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;
import org.communique.render.Phrases;
import org.communique.store.Json;

/**
 * A published edition as its page and the lists show it.
 *
 * @param date   in the words of its language
 * @param moment the same for machines
 * @param image  one picture or none
 * @param body   sanitised HTML
 * @param data   schema.org NewsArticle as JSON that may stand in a script element
 * @param ninjs  absolute address of the same for newsroom systems
 */
record StatementView(
        String href,
        String kind,
        String title,
        String summary,
        String organisation,
        String date,
        String moment,
        String changed,
        List<ImageView> image,
        String body,
        List<FileView> files,
        String data,
        String ninjs) {

    private static final long KILO = 1000;

    /** A picture; {@code url} is absolute. */
    record ImageView(String href, String url, String text, int width, int height) {}

    /** A download with its type and size in words. */
    record FileView(String href, String text, String type, String size) {}

    static StatementView of(Published published, FeedSettings settings) {
        var language = published.language();
        return new StatementView(
                settings.href(published.path()),
                Phrases.get(language, "site.kind." + published.kind().code()),
                published.title(),
                published.summary(),
                published.organisation(),
                date(published, settings),
                published.publishedAt().toString(),
                changed(published),
                published.image().stream().map(it -> image(it, settings)).toList(),
                published.pageHtml(),
                published.attachments().stream()
                        .map(it -> file(it, settings, language))
                        .toList(),
                data(published, settings),
                settings.url("/statements/" + published.publicId() + ".ninjs.json"));
    }

    /** Day before month also in English without a country. */
    private static String date(Published published, FeedSettings settings) {
        var language = published.language();
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals(Locale.ENGLISH) ? Locale.UK : language)
                .format(published.publishedAt().atZone(settings.zone()));
    }

    private static String changed(Published published) {
        return published.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ImageView image(PublishedFile file, FeedSettings settings) {
        return new ImageView(
                settings.href(file.path()), settings.url(file.path()), file.label(), file.width(), file.height());
    }

    private static FileView file(PublishedFile file, FeedSettings settings, Locale language) {
        return new FileView(
                settings.href(file.path()),
                file.label(),
                MediaTypes.word(file.mediaType()),
                size(file.size(), language));
    }

    private static String size(long bytes, Locale language) {
        var digits = new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("nu", "latn");
        var number = NumberFormat.getInstance(digits.build()); // the digits that dates have too
        number.setMaximumFractionDigits(1);
        return bytes < KILO * KILO
                ? number.format(Math.max(1, bytes / KILO)) + " kB"
                : number.format((double) bytes / (KILO * KILO)) + " MB";
    }

    private static String data(Published published, FeedSettings settings) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("headline", published.title());
        data.put("description", published.summary());
        data.put("inLanguage", published.language().toLanguageTag());
        data.put("datePublished", published.publishedAt().toString());
        data.put("dateModified", changed(published));
        data.put("mainEntityOfPage", settings.url(published.path()));
        data.put("author", Map.of("@type", "Organization", "name", published.organisation()));
        data.put("publisher", Map.of("@type", "Organization", "name", settings.siteName(published.language())));
        published.image().ifPresent(it -> data.put("image", settings.url(it.path())));
        return Json.write(data).replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
