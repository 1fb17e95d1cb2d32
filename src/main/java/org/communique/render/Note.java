package org.communique.render;

import java.util.Locale;

/**
 * A mail to one person that no statement stands behind, in words of ours.
 *
 * @param text one paragraph
 * @param note what stands small below, such as why the mail came; one paragraph
 */
public record Note(Locale language, Letterhead head, String subject, String text, Button button, String note) {

    /** A link with its words. */
    public record Button(String label, String url) {

        /** No button. */
        public static final Button NONE = new Button("", "");
    }
}
