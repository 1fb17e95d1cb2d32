package org.communique.web.site;

import java.util.Map;
import java.util.Set;

/** How published files are shown and named. */
final class MediaTypes {

    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Map<String, String> WORDS = Map.of(
            "application/pdf", "PDF",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
            "application/vnd.oasis.opendocument.text", "ODT",
            "application/zip", "ZIP",
            "text/csv", "CSV",
            "text/plain", "TXT",
            "image/jpeg", "JPEG",
            "image/png", "PNG");

    private MediaTypes() {}

    /** Pictures that a browser may show in a page; everything else is only ever downloaded. */
    static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }

    /** The type as it is answered: text is UTF-8, as was checked when it was taken in; nothing is ever executable. */
    static String header(String mediaType) {
        return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
    }

    /** What people call the type; empty for a type without a common word. */
    static String word(String mediaType) {
        return WORDS.getOrDefault(mediaType, "");
    }
}
