package org.communique.convert;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file of a stranger: looked over before anything of it is unpacked, and unpacked into memory in measured parts only. */
final class Packed implements Closeable {

    /** A report with a photograph on each of its pages has some hundred; none of them is unpacked. */
    private static final int MOST_ENTRIES = 2_000;

    private static final long MOST_UNPACKED = 200_000_000;

    /** Largest part that is read; the text of a thousand pages. */
    private static final int LARGEST_PART = 20_000_000;

    /** Words compress to a tenth, tables of nothing to a hundredth. */
    private static final int HIGHEST_RATIO = 200;

    private static final int SMALL = 100_000;

    private final ZipFile zip;

    private Packed(ZipFile zip) {
        this.zip = zip;
    }

    static Packed open(Path file) throws Unreadable {
        try {
            if (Files.size(file) > Converter.MAX_FILE_BYTES) throw new Unreadable(Refusal.TOO_LARGE);
            Magic.check(file);
            var packed = new Packed(new ZipFile(file.toFile()));
            try {
                packed.lookOver();
                return packed;
            } catch (Unreadable it) {
                packed.close();
                throw it;
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new Unreadable(Refusal.BROKEN);
        } catch (IOException unreadable) {
            throw new Unreadable(Refusal.BROKEN);
        }
    }

    private void lookOver() throws Unreadable {
        if (zip.size() > MOST_ENTRIES) throw new Unreadable(Refusal.OVERSTUFFED);
        long unpacked = 0;
        var names = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (leadsElsewhere(entry.getName()) || !names.add(entry.getName())) throw new Unreadable(Refusal.HOSTILE);
            unpacked += Math.max(0, entry.getSize());
            boolean bomb = entry.getSize() > SMALL && entry.getSize() / HIGHEST_RATIO > entry.getCompressedSize();
            if (bomb || unpacked > MOST_UNPACKED) throw new Unreadable(Refusal.OVERSTUFFED);
        }
    }

    private static boolean leadsElsewhere(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.indexOf(0) >= 0
                || ("/" + name + "/").contains("/../");
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** A part, unpacked; empty if there is none. What the archive says of its size is not believed. */
    Optional<InputStream> part(String name) throws Unreadable {
        var entry = zip.getEntry(name);
        if (entry == null) return Optional.empty();
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(LARGEST_PART + 1);
            if (bytes.length > LARGEST_PART) throw new Unreadable(Refusal.OVERSTUFFED);
            return Optional.of(new ByteArrayInputStream(bytes));
        } catch (IOException damaged) {
            throw new Unreadable(Refusal.BROKEN);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
