package org.communique.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A document ready to be served as often as it is asked for: nothing is computed by request.
 *
 * @param identity     the body
 * @param gzip         the same body, compressed
 * @param etag         hash of the body, without quotes
 * @param lastModified when the document changed last, whole seconds
 * @param contentType  with charset
 */
public record Prepared(byte[] identity, byte[] gzip, String etag, Instant lastModified, String contentType) {

    private static final int ETAG_BYTES = 12;

    /** Prepares a text in UTF-8. Equal texts give equal bytes and equal tags. */
    public static Prepared of(String text, Instant lastModified, String mediaType) {
        return of(text.getBytes(StandardCharsets.UTF_8), lastModified, mediaType + ";charset=utf-8");
    }

    static Prepared of(byte[] body, Instant lastModified, String contentType) {
        return new Prepared(
                body, compress(body), tag(body), Instant.ofEpochSecond(lastModified.getEpochSecond()), contentType);
    }

    /** The same document, said to have changed at another instant. */
    Prepared modified(Instant at) {
        return new Prepared(identity, gzip, etag, Instant.ofEpochSecond(at.getEpochSecond()), contentType);
    }

    /** Equal for equal texts, and for no others. */
    static String tag(String text) {
        return tag(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] body) {
        return HexFormat.of().formatHex(sha256(body), 0, ETAG_BYTES);
    }

    private static byte[] compress(byte[] body) {
        var compressed = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return compressed.toByteArray();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
