package org.communique.checks;

/**
 * One thing to look at in a text.
 *
 * @param line of the body, from 1; 0 = it is about the text as a whole
 * @param what the words it is about, as they stand there; may be empty
 */
public record Found(Kind kind, int line, String what) {

    /** What it is; each has words of its own at the desk. */
    public enum Kind {
        SECOND_TITLE,
        CONTROL_CHARACTER,
        ACTIVE_HTML,
        DANGEROUS_LINK,
        HTML,
        /** A link without any words. */
        SILENT_LINK,
        /** A link whose words say nothing of where it leads, such as "click here". */
        VAGUE_LINK,
        /** A link that leads somewhere on a page only: mails and feeds have no such places. */
        RELATIVE_LINK,
        /** A picture in the text: it is left out of mail and page. */
        PICTURE_IN_TEXT,
        HEADING_JUMP,
        PLACEHOLDER,
        LONG_TITLE,
        LONG_SUMMARY
    }
}
