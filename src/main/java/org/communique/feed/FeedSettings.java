package org.communique.feed;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Localized;

/**
 * What the public side knows of itself.
 *
 * @param baseUrl  where the public reaches us, {@code https://host} or with a path; the only host that is ever written
 * @param siteName the network's name, in one or more languages
 * @param language of the site when nothing else decides; it has a page and feeds even before anything is published
 * @param zone     in which dates are printed
 * @param editor   address of the managing editor, shown in RSS; empty = none
 * @param withHub  whether feeds name our WebSub hub
 */
public record FeedSettings(
        String baseUrl, Localized siteName, Locale language, ZoneId zone, Optional<String> editor, boolean withHub) {

    /** Where the hub is, below the base URL. */
    public static final String HUB_PATH = "/hub";

    public FeedSettings {
        baseUrl = baseUrl.replaceAll("/+$", "");
        var uri = URI.create(baseUrl);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null)
            throw new IllegalArgumentException("give the public base URL as https://host or https://host/path");
    }

    /** With a hub. */
    public FeedSettings(String baseUrl, Localized siteName, Locale language, ZoneId zone, Optional<String> editor) {
        this(baseUrl, siteName, language, zone, editor, true);
    }

    /** The absolute address of the WebSub hub; empty if there is none. */
    public Optional<String> hub() {
        return withHub ? Optional.of(url(HUB_PATH)) : Optional.empty();
    }

    /** The absolute address of a path. */
    public String url(String path) {
        return baseUrl + path;
    }

    /** The same without scheme and host, for links within the site; differs from {@code path} only behind a sub-path. */
    public String href(String path) {
        return URI.create(baseUrl).getRawPath() + path;
    }

    /** The network's name as readers of {@code language} know it. */
    public String siteName(Locale language) {
        return XmlText.legal(siteName.in(language, List.of(this.language)));
    }
}
