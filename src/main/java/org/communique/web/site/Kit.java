package org.communique.web.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;

/**
 * Everything of one edition in one ZIP: equal editions give equal bytes. Nothing is compressed, as pictures and documents
 * already are, so that the size is known before the first byte.
 *
 * @param folder in which all of it lies
 * @param texts  written by us
 * @param files  as published, in the order of the page
 */
record Kit(String folder, LocalDateTime time, List<Text> texts, List<Item> files) {

    /** What the record of a file takes beside its name and bytes, here and again in the directory at the end. */
    private static final int HEADERS = 30 + 46;

    private static final int END = 22;
    private static final int ETAG_BYTES = 12;

    /** A text with its name in the kit. */
    record Text(String name, String content) {

        byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A file with its name in the kit. */
    record Item(String name, PublishedFile file) {}

    static LocalDateTime time(Published published) {
        return LocalDateTime.ofInstant(StatementView.changed(published), ZoneOffset.UTC);
    }

    /** Hash of all that decides the bytes, without quotes. */
    String etag() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, folder + "\n" + time);
            for (var text : texts) add(digest, text.name() + "\n" + text.content());
            for (var item : files) add(digest, item.name() + "\n" + item.file().sha256());
            return HexFormat.of().formatHex(digest.digest(), 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Bytes that {@link #write} will write. */
    long size() {
        long size = END;
        for (var text : texts) size += HEADERS + 2L * path(text.name()).length + text.bytes().length;
        for (var item : files)
            size += HEADERS + 2L * path(item.name()).length + item.file().size();
        return size;
    }

    /** One file after the other, so that never more than one is in memory. */
    void write(OutputStream out, Function<PublishedFile, byte[]> bytes) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var text : texts) add(zip, text.name(), text.bytes());
            for (var item : files) add(zip, item.name(), bytes.apply(item.file()));
        }
    }

    private void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(folder + "/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] path(String name) {
        return (folder + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
