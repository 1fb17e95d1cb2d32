package org.communique.web.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.feed.Facet;
import org.communique.feed.Prepared;
import org.communique.feed.Published;
import org.communique.feed.Selection;
import org.communique.statement.Languages;
import org.communique.store.Json;
import org.springframework.web.util.HtmlUtils;

/**
 * oEmbed 1.0 (<a href="https://oembed.com/">oembed.com</a>) for statements and for the newest of a language, topic or
 * organisation. An address is compared with ours and never fetched; nothing of it is repeated.
 */
final class OEmbed {

    private static final Pattern STATEMENT = Pattern.compile("/[A-Za-z0-9-]+/[0-9]{4}/[^/]+");
    private static final Pattern PERMANENT = Pattern.compile("/s/([^/]+)");
    private static final Pattern LIST = Pattern.compile(
            "/(?<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?)(?:/(?<facet>topic|organisation)/(?<slug>[^/]+))?");
    private static final int CACHE_SECONDS = 300;

    private final Site site;
    private final Embeds embeds;

    OEmbed(Site site, Embeds embeds) {
        this.site = site;
        this.embeds = embeds;
    }

    /**
     * The room another site gives, in CSS pixels.
     *
     * @param width  from 1
     * @param height from 1
     */
    record Box(int width, int height) {

        private static final int WIDTH = 600;
        private static final int HEIGHT = 400;

        /** Our usual size, and no more than what is asked; both must be {@link #isSize(String)}. */
        static Box within(String width, String height) {
            return new Box(least(width, WIDTH), least(height, HEIGHT));
        }

        private static int least(String asked, int usual) {
            return asked.isEmpty() ? usual : Math.min(usual, Integer.parseInt(asked));
        }
    }

    /** What is shown of an address: the path of the frame, its title, and who speaks. */
    private record Shown(String path, String title, String author, Optional<Published> statement) {}

    /** Whether a path is of a sort that can be shown; not whether anything is there. */
    static boolean knows(String path) {
        return STATEMENT.matcher(path).matches() || LIST.matcher(path).matches();
    }

    static boolean isAddress(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    static boolean isSize(String pixels) {
        return pixels.matches("(?:[1-9][0-9]{0,5})?");
    }

    Optional<Prepared> json(String url, Box box) {
        return answer(url, box).map(it -> Prepared.of(Json.write(it.values), it.changed, "application/json"));
    }

    Optional<Prepared> xml(String url, Box box) {
        return answer(url, box).map(it -> {
            var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
            it.values.forEach((name, value) -> text.append(
                    "<%1$s>%2$s</%1$s>\n".formatted(name, HtmlUtils.htmlEscape(value.toString(), "UTF-8"))));
            return Prepared.of(text.append("</oembed>\n").toString(), it.changed, "text/xml");
        });
    }

    private record Answer(Map<String, Object> values, java.time.Instant changed) {}

    private Optional<Answer> answer(String url, Box box) {
        var start = site.settings.baseUrl() + "/";
        if (!url.startsWith(start)) return Optional.empty();
        var path = url.substring(start.length() - 1).replaceAll("(?s)[?#].*", "");
        var changed = java.time.Instant.ofEpochMilli(site.feeds.generation());
        return shown(path).map(it -> new Answer(values(it, box), changed));
    }

    private Optional<Shown> shown(String path) {
        var permanent = PERMANENT.matcher(path);
        if (permanent.matches()) return statement(site.archive.byPublicId(permanent.group(1)));
        if (STATEMENT.matcher(path).matches()) return statement(site.archive.byPath(path));
        var list = LIST.matcher(path);
        if (!list.matches()) return Optional.empty();
        var tag = list.group("language");
        return Languages.parse(tag)
                .filter(it -> it.toLanguageTag().equals(tag))
                .flatMap(it -> list(selection(it, list.group("facet"), list.group("slug")), path));
    }

    private static Selection selection(Locale language, String facet, String slug) {
        if (facet == null) return Selection.of(language);
        return Selection.of(language, Facet.valueOf(facet.toUpperCase(Locale.ROOT)), slug);
    }

    private static Optional<Shown> statement(Optional<Published> found) {
        return found.filter(it -> !it.killed())
                .map(it -> new Shown(
                        "/embed/statement/" + it.publicId() + ".html", it.title(), it.organisation(), Optional.of(it)));
    }

    private Optional<Shown> list(Selection selection, String path) {
        var language = selection.language().orElse(site.settings.language());
        return embeds.title(selection)
                .map(it ->
                        new Shown("/embed" + path + ".html", it, site.settings.siteName(language), Optional.empty()));
    }

    private Map<String, Object> values(Shown shown, Box box) {
        var values = new LinkedHashMap<String, Object>();
        values.put("version", "1.0");
        values.put("type", "rich");
        values.put("title", shown.title());
        values.put("author_name", shown.author());
        values.put("provider_name", site.settings.siteName(site.settings.language()));
        values.put("provider_url", site.settings.url("/"));
        values.put("cache_age", CACHE_SECONDS);
        values.put("width", box.width());
        values.put("height", box.height());
        values.put("html", frame(shown, box));
        shown.statement().flatMap(Published::image).ifPresent(it -> {
            if (it.width() > box.width() || it.height() > box.height()) return; // oEmbed: never larger than was asked
            values.put("thumbnail_url", site.settings.url(it.path()));
            values.put("thumbnail_width", it.width());
            values.put("thumbnail_height", it.height());
        });
        return values;
    }

    /** The frame may do nothing but open a link that its reader clicks. Its numbers are for machines: in no language's digits. */
    private String frame(Shown shown, Box box) {
        return "<iframe src=\"%s\" title=\"%s\" width=\"%s\" height=\"%s\" loading=\"lazy\" referrerpolicy=\"no-referrer\" "
                        .formatted(
                                site.settings.url(shown.path()),
                                HtmlUtils.htmlEscape(shown.title(), "UTF-8"),
                                box.width(),
                                box.height())
                + "sandbox=\"allow-top-navigation-by-user-activation\" style=\"border:0;max-width:100%\"></iframe>";
    }
}
