package org.communique.web.site;

import org.communique.feed.FeedSettings;
import org.communique.feed.PublishedFile;

/**
 * A picture or a download as a page shows it.
 *
 * @param url    absolute
 * @param text   description of a picture, caption of an attachment
 * @param type   what people call the type; may be empty
 * @param size   in words
 * @param credit who made it and on what terms it may be used, each a phrase of its own; may be empty
 */
record FileView(
        String href,
        String url,
        String name,
        String text,
        int width,
        int height,
        String type,
        String size,
        String credit,
        String licence) {

    static FileView of(PublishedFile file, FeedSettings settings, Words words) {
        return new FileView(
                settings.href(file.path()),
                settings.url(file.path()),
                file.name(),
                file.label(),
                file.width(),
                file.height(),
                MediaTypes.word(file.mediaType()),
                words.size(file.size()),
                file.credit().isBlank() ? "" : words.phrase("site.credit", file.credit()),
                file.licence().isBlank() ? "" : words.phrase("site.licence", file.licence()));
    }

    /** A picture that a browser shows, so that it can stand in a page. */
    static boolean isPicture(PublishedFile file) {
        return MediaTypes.isShown(file.mediaType()) && file.width() > 0;
    }
}
