package org.communique.convert;

import java.util.function.Function;

/** What became of a document. */
public sealed interface Converted {

    /**
     * It is Markdown now.
     *
     * @param markdown what the renderer reads, without HTML; empty if there were no words
     * @param images   how many pictures were left out: they are chosen beside the text, with a description
     * @param notes    how many footnotes stand at the end of the text now, by their numbers
     */
    record Written(String markdown, int images, int notes) implements Converted {}

    /** It was not read, or not to its end. */
    record Refused(Refusal why) implements Converted {}

    /** Exhaustive on Java 17. */
    default <R> R match(Function<Written, R> written, Function<Refused, R> refused) {
        return this instanceof Written it ? written.apply(it) : refused.apply((Refused) this);
    }
}
