package org.communique.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Hmac;

/** Guesses what columns mean, and remembers what an organisation has said of files with the same header. */
final class Headers {

    private static final Map<String, String> KNOWN = known();

    private final Store store;
    private final long organisation;

    Headers(Store store, long organisation) {
        this.store = store;
        this.organisation = organisation;
    }

    /**
     * The mapping of a header: what is given goes before what is remembered, and that before what is guessed.
     *
     * @param given by name of the column
     * @param keep  true to remember it for the next file with this header
     */
    Mapping read(List<String> header, Map<String, String> given, boolean keep) {
        var names = header.stream().map(Headers::plain).toList();
        var remembered = remembered(names);
        var wanted = new HashMap<String, String>();
        given.forEach((name, meaning) -> wanted.put(plain(name), meaning));
        var unknown = wanted.keySet().stream()
                .filter(it -> !names.contains(it))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) throw new InvalidImport(ImportFault.Kind.NO_COLUMN, String.join(", ", unknown));
        var columns = names.stream()
                .map(it -> wanted.getOrDefault(it, remembered.getOrDefault(it, KNOWN.getOrDefault(it, guessed(it)))))
                .toList();
        var mapping = new Mapping(header, columns);
        if (keep && !given.isEmpty()) remember(names, columns);
        return mapping;
    }

    private static String guessed(String name) {
        return name.matches("field:[a-z0-9]+(-[a-z0-9]+)*") ? name : Meaning.IGNORED.code();
    }

    private Map<String, String> remembered(List<String> names) {
        return store.read()
                .sql("SELECT mapping FROM import_mapping WHERE organisation = :organisation AND signature = :signature")
                .param("organisation", organisation)
                .param("signature", signature(names))
                .query(String.class)
                .optional()
                .map(Json::stringMap)
                .orElse(Map.of());
    }

    private void remember(List<String> names, List<String> columns) {
        var mapping = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) mapping.put(names.get(i), columns.get(i));
        store.run(db -> db.sql("""
                        INSERT INTO import_mapping (organisation, signature, mapping)
                        VALUES (:organisation, :signature, :mapping)
                        ON CONFLICT (organisation, signature) DO UPDATE SET mapping = excluded.mapping
                        """)
                .param("organisation", organisation)
                .param("signature", signature(names))
                .param("mapping", Json.write(mapping))
                .update());
    }

    private static String signature(List<String> names) {
        return Hmac.sha256(new byte[1], Json.write(names).getBytes(StandardCharsets.UTF_8));
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    /** Meaning = names, comma separated: what people and programs write above such a column, in our languages. */
    private static Map<String, String> known() {
        var file = new Properties();
        try (InputStream in = Headers.class.getResourceAsStream("/transfer/columns.properties")) {
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var known = new HashMap<String, String>();
        file.forEach((meaning, names) -> {
            for (var name : names.toString().split(",")) known.put(plain(name), meaning.toString());
        });
        return known;
    }
}
