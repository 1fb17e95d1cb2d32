package org.communique.web.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Style, scripts and icons of the desk. Their address holds a hash of them all, so they may be kept for ever. */
public final class DeskAssets {

    private static final String OWN = "/static/desk/";
    private static final String JARS = "/META-INF/resources/webjars/";
    private static final int HASH = 12;

    /** Name of the file, and where it comes from. */
    private static final Map<String, String> SOURCES = new TreeMap<>(Map.of(
            "desk.css", OWN + "desk.css",
            "compose.js", OWN + "compose.js",
            "desk.js", OWN + "desk.js",
            "live.js", OWN + "live.js",
            "passkey.js", OWN + "passkey.js",
            "write.js", OWN + "write.js",
            "icons.svg", OWN + "icons.svg",
            "people.js", OWN + "people.js",
            "htmx.js", JARS + "htmx.org/2.0.10/dist/htmx.min.js",
            "sse.js", JARS + "htmx-ext-sse/2.2.2/sse.js"));

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final String version;

    /** A file, plain and compressed. */
    record Asset(String type, byte[] plain, byte[] gzip) {}

    DeskAssets() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var it : SOURCES.entrySet()) {
                var bytes = read(it.getValue());
                digest.update(bytes);
                files.put(it.getKey(), new Asset(type(it.getKey()), bytes, gzip(bytes)));
            }
            version = HexFormat.of().formatHex(digest.digest()).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Address of a file, for templates. */
    public String href(String name) {
        if (!files.containsKey(name)) throw new IllegalArgumentException("the desk has no file " + name);
        return "/desk-assets/" + version + "/" + name;
    }

    Optional<Asset> find(String askedVersion, String name) {
        return version.equals(askedVersion) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }

    private static byte[] read(String resource) {
        try (var file = DeskAssets.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException(resource + " is missing from the jar");
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " could not be read", e);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".css")) return "text/css;charset=utf-8";
        return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript;charset=utf-8";
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
