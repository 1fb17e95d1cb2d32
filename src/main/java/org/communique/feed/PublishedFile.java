package org.communique.feed;

import org.communique.statement.StatementFile;

/**
 * An image or attachment as the public sees it.
 *
 * @param label  the description of an image, empty for a decorative one; the caption of an attachment, or its name
 * @param width  pixels; 0 for what is not an image
 * @param height pixels; 0 for what is not an image
 * @param size   bytes; 0 until the snapshot knows it
 * @param sha256 of the bytes, lower-case hex; part of its address
 * @param credit who made the picture; may be empty
 * @param licence on what terms others may use it; may be empty
 */
public record PublishedFile(
        StatementFile.Role role,
        String name,
        String label,
        String mediaType,
        int width,
        int height,
        long size,
        String sha256,
        String credit,
        String licence) {

    public PublishedFile {
        name = XmlText.legal(name);
        label = XmlText.legal(label);
        credit = XmlText.legal(credit);
        licence = XmlText.legal(licence);
    }

    /** The same with so many bytes. */
    PublishedFile weighing(long bytes) {
        return new PublishedFile(role, name, label, mediaType, width, height, bytes, sha256, credit, licence);
    }

    /** Its address below the base URL. The hash makes it immutable, the name makes it readable. */
    public String path() {
        return "/media/" + sha256 + "/" + XmlText.pathSegment(name);
    }
}
