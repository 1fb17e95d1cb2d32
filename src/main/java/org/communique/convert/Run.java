package org.communique.convert;

/**
 * Words that look alike.
 *
 * @param text   as it was; {@code \n} is the end of a line within a paragraph
 * @param target of a link; empty = none
 */
record Run(String text, Look look, String target) {

    /** How words look. */
    record Look(boolean bold, boolean italic) {

        static final Look PLAIN = new Look(false, false);
    }

    static final String LINE_END = "\n";

    Run {
        if (target.isBlank() || !Targets.safe(target)) target = "";
    }

    static Run plain(String text) {
        return new Run(text, Look.PLAIN, "");
    }

    Run with(String newText) {
        return new Run(newText, look, target);
    }

    boolean blank() {
        return text.isBlank();
    }
}
