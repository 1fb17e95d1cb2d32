package org.communique.web.site;

import java.text.Normalizer;
import java.util.Locale;

/** Names that are safe on every file system: no path, no control or direction mark, no name of a device, not too long. */
final class KitNames {

    private static final int LONGEST = 80;
    private static final int LONGEST_ENDING = 10;

    private KitNames() {}

    /** @param number that makes it unique, so that no two files of a kit are one where case does not count */
    static String file(int number, String name) {
        return String.format(Locale.ROOT, "%02d-%s", number, safe(name));
    }

    /** Letters and digits of any script, dots, hyphens and low lines; {@code file} if nothing is left. */
    static String safe(String name) {
        var safe = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("-{2,}", "-")
                .replaceAll("-(?=\\.)|^[.-]+|[.-]+$", "");
        if (safe.isEmpty()) return "file";
        int dot = safe.lastIndexOf('.');
        var ending = dot > 0 && safe.length() - dot <= LONGEST_ENDING ? safe.substring(dot) : "";
        var stem = safe.substring(0, safe.length() - ending.length());
        int end = Math.min(stem.length(), LONGEST - ending.length());
        if (end < stem.length() && Character.isLowSurrogate(stem.charAt(end))) end--;
        return stem.substring(0, end) + ending;
    }
}
