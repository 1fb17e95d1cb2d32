package org.communique.sender;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fields a signature covers. What a reader sees or a mail program acts on is named once more than it is there, so that
 * a second one breaks the signature (RFC 6376 §8.15).
 *
 * @param names of {@code h=}, in order
 * @param bytes their relaxed forms, each with CRLF
 */
record SignedFields(List<String> names, byte[] bytes) {

    /** Name as written, name in small letters. */
    private static final Map<String, String> ONCE_MORE = small(
            "From",
            "Sender",
            "Reply-To",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final Set<String> AS_THEY_ARE =
            Set.of("feedback-id", "cfbl-address", "cfbl-feedback-id", "archived-at", "references", "in-reply-to");

    static SignedFields of(List<Field> fields) {
        var byName = new LinkedHashMap<String, List<Field>>();
        for (var field : fields)
            byName.computeIfAbsent(field.name(), it -> new ArrayList<>(1)).add(field);
        var names = new ArrayList<String>(32);
        var bytes = new Bytes(2048);
        ONCE_MORE.forEach((name, small) -> {
            var there = byName.remove(small);
            if (there != null) cover(name, there, names, bytes);
            names.add(name);
        });
        for (Map.Entry<String, List<Field>> other : byName.entrySet())
            if (covered(other.getKey())) cover(other.getKey(), other.getValue(), names, bytes);
        return new SignedFields(names, bytes.toArray());
    }

    /** A name that stands several times is signed from the bottom up (RFC 6376 §5.4.2). */
    private static void cover(String name, List<Field> fields, List<String> names, Bytes bytes) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            names.add(name);
            fields.get(i).relaxed(bytes);
            bytes.add("\r\n");
        }
    }

    private static boolean covered(String name) {
        return name.startsWith("content-") || name.startsWith("list-") || AS_THEY_ARE.contains(name);
    }

    private static Map<String, String> small(String... names) {
        var small = new LinkedHashMap<String, String>();
        for (var name : names) small.put(name, name.toLowerCase(Locale.ROOT));
        return Collections.unmodifiableMap(small);
    }
}
