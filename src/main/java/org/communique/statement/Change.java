package org.communique.statement;

/** What a revision changes of the one that readers have. Means nothing for the first that is published. */
public sealed interface Change {

    /** The word in the table and nothing more: see {@link #reason()}. */
    String code();

    /** What was wrong, in the edition's language; empty but for a {@link Correction}. */
    default String reason() {
        return "";
    }

    /** Nobody has said. Good for what has not been published yet; a published edition is never changed without a word. */
    record Unmarked() implements Change {

        @Override
        public String code() {
            return "unmarked";
        }
    }

    /** Spelling, a broken link: no reader would want to be told. */
    record Minor() implements Change {

        @Override
        public String code() {
            return "minor";
        }
    }

    /**
     * What was said has to be put right, and readers are told.
     *
     * @param reason what was wrong, plain text of 1 to {@value #LONGEST} characters
     */
    record Correction(String reason) implements Change {

        /** Longest reason, in characters. */
        public static final int LONGEST = 500;

        public Correction {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > LONGEST)
                throw new IllegalArgumentException("say in 1 to " + LONGEST + " characters what was wrong");
        }

        @Override
        public String code() {
            return "correction";
        }
    }

    /** Reads {@link #code()} and {@link #reason()} again. */
    static Change of(String code, String reason) {
        return switch (code) {
            case "minor" -> new Minor();
            case "correction" -> new Correction(reason);
            default -> new Unmarked();
        };
    }
}
