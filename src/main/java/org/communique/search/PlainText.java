package org.communique.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;

/** What a reader reads of sanitised HTML. */
public final class PlainText {

    private PlainText() {}

    /** The text with a line for each paragraph, heading and item, no line empty; empty for HTML without text. */
    public static String of(String html) {
        try (var stripped = new HTMLStripCharFilter(new StringReader(html))) {
            var text = new StringWriter(html.length());
            stripped.transferTo(text);
            return Normalizer.normalize(text.toString(), Normalizer.Form.NFC)
                    .replaceAll("[ \\t\\x0B\\f\\r\\u00A0]+", " ")
                    .replaceAll(" ?\\n[\\n ]*", "\n")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
