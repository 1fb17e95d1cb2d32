package org.communique.statement;

import java.util.Locale;

/**
 * An image or attachment of a statement.
 *
 * @param name        shown to people, never used as a path
 * @param description what the image shows, for those who cannot see it; may be empty for an attachment
 * @param mediaType   decided by the bytes, not by the name
 * @param width       pixels; 0 for what is not an image
 * @param height      pixels; 0 for what is not an image
 * @param sha256      of the bytes, lower-case hex
 * @param credit      who made the picture, as others must print it; may be empty
 * @param licence     on what terms others may use it, in words or as an address; may be empty
 */
public record StatementFile(
        Role role,
        String name,
        String description,
        String mediaType,
        int width,
        int height,
        String sha256,
        String credit,
        String licence) {

    /** Without credit and licence. */
    public StatementFile(
            Role role, String name, String description, String mediaType, int width, int height, String sha256) {
        this(role, name, description, mediaType, width, height, sha256, "", "");
    }

    /** What the file is to its statement. */
    public enum Role {
        IMAGE,
        ATTACHMENT;

        /** The word used in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
