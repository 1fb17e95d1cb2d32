package org.communique.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.FeedLink;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.statement.Languages;

/**
 * What surrounds every public page: who we are, in which language, where the feeds and the other languages are. Plain
 * strings, so that a template needs no logic.
 *
 * @param canonical  absolute address of the page; empty for a page that has none
 * @param robots     what search engines may do with it
 * @param corrections the page of what was put right; empty if the site has none in this language
 * @param alternates the same page in other languages
 * @param hreflang   every language of the page, its own first, and {@code x-default} last; empty for a page that is not indexed
 * @param feeds      all feeds, those in the page's language first
 * @param follow     the feeds in the page's language
 * @param languages  the index in every published language
 */
record Frame(
        String language,
        String direction,
        String siteName,
        String home,
        String style,
        String icon,
        String canonical,
        String robots,
        String corrections,
        List<Link> alternates,
        List<Link> hreflang,
        List<FeedRef> feeds,
        List<FeedRef> follow,
        List<Link> languages) {

    /** A link in another language. */
    record Link(String href, String url, String language, String direction, String text, boolean current) {}

    /** A feed for the head (absolute address) and the footer (link within the site). */
    record FeedRef(String href, String url, String type, String title, String format) {}

    private static final String INDEXED = "max-image-preview:large";
    private static final String DEFAULT = "x-default";

    /** Where somebody joins a list, in the reader's language or one that serves her. */
    public String subscribe() {
        return root() + "/" + words() + "/subscribe";
    }

    /** Where somebody without a mail of ours at hand asks for the way to her choices. */
    public String myLink() {
        return root() + "/" + words() + "/my-link";
    }

    private String words() {
        return Languages.shipped(Locale.forLanguageTag(language)).toLanguageTag();
    }

    /** The same for a page that search engines are to leave out. */
    Frame unindexed() {
        return new Frame(
                language,
                direction,
                siteName,
                home,
                style,
                icon,
                canonical,
                "noindex",
                corrections,
                alternates,
                List.of(),
                feeds,
                follow,
                languages);
    }

    /** The same with another address for readers of whose language there is no page. */
    Frame withDefault(String url) {
        var links = new ArrayList<>(hreflang);
        links.removeIf(it -> it.language().equals(DEFAULT));
        links.add(Maker.fallback(url));
        return new Frame(
                language,
                direction,
                siteName,
                home,
                style,
                icon,
                canonical,
                robots,
                corrections,
                alternates,
                links,
                feeds,
                follow,
                languages);
    }

    /** The same page said to be a copy of another: search engines are led there. */
    Frame copyOf(String url) {
        return new Frame(
                language,
                direction,
                siteName,
                home,
                style,
                icon,
                url,
                robots,
                corrections,
                alternates,
                List.of(),
                feeds,
                follow,
                languages);
    }

    /** Where the form of the page asks, within the site. */
    public String search() {
        return home + "/search";
    }

    /** Tells a browser how to search here. */
    public String opensearch() {
        return root() + "/opensearch/" + language + ".xml";
    }

    /** Absolute address that tells other sites how to show this page; empty for a page they cannot. */
    public String oembed(String format) {
        var site = origin() + root();
        if (!canonical.startsWith(site + "/") || !OEmbed.knows(canonical.substring(site.length()))) return "";
        return site + "/oembed?format=" + format + "&url=" + URLEncoder.encode(canonical, StandardCharsets.UTF_8);
    }

    /** Scheme and host: what an absolute address has before the one within the site. */
    private String origin() {
        var any = languages.get(0);
        return any.url().substring(0, any.url().length() - any.href().length());
    }

    /** The path that the site lies under; mostly empty. */
    private String root() {
        return icon.substring(0, icon.length() - Maker.ICON.length());
    }

    /** Makes frames from what is published now. */
    record Maker(Catalogue.Kept kept, Feeds feeds, FeedSettings settings, StyleSheet style) {

        private static final String ICON = "/favicon.svg";

        Frame frame(Locale language, Optional<String> path, List<Link> alternates) {
            var feedsHere = feeds.links(language);
            return new Frame(
                    language.toLanguageTag(),
                    Languages.direction(language),
                    settings.siteName(language),
                    settings.href(home(language)),
                    settings.href(style.path()),
                    settings.href(ICON),
                    path.map(settings::url).orElse(""),
                    INDEXED,
                    languages().contains(language) ? settings.href(Addresses.corrections(language)) : "",
                    alternates,
                    path.map(it -> hreflang(language, it, alternates)).orElse(List.of()),
                    path.map(it -> feeds.links(language, it)).orElse(feedsHere).stream()
                            .map(this::feed)
                            .toList(),
                    feedsHere.stream()
                            .filter(it -> it.language().equals(language))
                            .map(this::feed)
                            .toList(),
                    languages().stream()
                            .map(it -> link(it, index(it), it.equals(language)))
                            .toList());
        }

        /** A language that we speak, but in which nothing is published, has no index. */
        private String home(Locale language) {
            return index(languages().contains(language) ? language : settings.language());
        }

        /** The languages that have an index: the site's own, and those in which something is published. */
        List<Locale> languages() {
            return catalogue().languages();
        }

        /** What there is to look through. */
        Catalogue catalogue() {
            return kept.now();
        }

        /** The edition in the site's own language is for everybody who has none in theirs. */
        private List<Link> hreflang(Locale language, String path, List<Link> alternates) {
            var links = new ArrayList<>(List.of(link(language, path, true)));
            links.addAll(alternates);
            links.stream()
                    .filter(it -> it.language().equals(settings.language().toLanguageTag()))
                    .findFirst()
                    .ifPresent(it -> links.add(fallback(it.url())));
            return links;
        }

        private static Link fallback(String url) {
            return new Link("", url, DEFAULT, "", "", false);
        }

        Link link(Locale language, String path, boolean current) {
            return new Link(
                    settings.href(path),
                    settings.url(path),
                    language.toLanguageTag(),
                    Languages.direction(language),
                    Languages.ownName(language),
                    current);
        }

        static String index(Locale language) {
            return "/" + language.toLanguageTag();
        }

        private FeedRef feed(FeedLink link) {
            return new FeedRef(
                    settings.href(link.path()), settings.url(link.path()), link.type(), link.title(), link.format());
        }
    }
}
