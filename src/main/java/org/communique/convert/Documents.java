package org.communique.convert;

import java.nio.file.Path;

/** Tells the two kinds of documents apart, by what is in them. */
final class Documents {

    private Documents() {}

    static Page read(Path file) throws Unreadable {
        try (var packed = Packed.open(file)) {
            if (packed.has("word/document.xml")) return DocxReader.read(packed);
            if (packed.has("encrypted-package")) throw new Unreadable(Refusal.LOCKED);
            if (packed.has("content.xml")) return OdtReader.read(packed);
            throw new Unreadable(Refusal.UNKNOWN_KIND);
        }
    }
}
