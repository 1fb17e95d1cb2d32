package org.communique.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.communique.audience.Arrival.Standing;

/**
 * The tables in a file: itself, or those of a zip. A zip is read from one end to the other and never unpacked: no name in it
 * reaches the disk (zip slip), and no more than so many entries and bytes are looked at (zip bombs).
 */
final class Parts {

    private static final int ENTRIES = 100;
    private static final long UNPACKED = 4L << 30;

    private final int entries;
    private final long unpacked;

    /** @param unpacked bytes of all tables together */
    Parts(int entries, long unpacked) {
        this.entries = entries;
        this.unpacked = unpacked;
    }

    /** One table and what its name says of its people. */
    interface Taker {
        void take(InputStream table, Standing standing) throws IOException;
    }

    /** With the bounds of the house. */
    static void read(InputStream in, Format format, Taker taker) throws IOException {
        new Parts(ENTRIES, UNPACKED).take(in, format, taker);
    }

    void take(InputStream in, Format format, Taker taker) throws IOException {
        if (format != Format.MAILCHIMP || !zipped(in)) {
            taker.take(in, Standing.JOINS);
            return;
        }
        try (var zip = new ZipInputStream(in)) {
            long[] left = {unpacked};
            int seen = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++seen > entries) throw new InvalidImport(ImportFault.Kind.MANY_PARTS, entries);
                var standing = standing(entry);
                if (standing != null) taker.take(new Limited(zip, left), standing);
            }
            if (seen == 0) throw new InvalidImport(ImportFault.Kind.NO_PARTS);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new InvalidImport(ImportFault.Kind.BROKEN_ZIP);
        }
    }

    private static boolean zipped(InputStream in) throws IOException {
        in.mark(4);
        var head = in.readNBytes(2);
        in.reset();
        return head.length == 2 && head[0] == 'P' && head[1] == 'K';
    }

    /** Null for what is no table of people who said yes, no, or are unreachable. */
    private static Standing standing(ZipEntry entry) {
        var name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
        var last = name.substring(name.lastIndexOf('/') + 1);
        if (entry.isDirectory() || !last.endsWith(".csv")) return null;
        if (last.startsWith("unsubscribed")) return Standing.LEFT;
        if (last.startsWith("cleaned")) return Standing.BOUNCED;
        return last.startsWith("subscribed") ? Standing.JOINS : null;
    }

    private static final class Limited extends FilterInputStream {
        private final long[] left;

        Limited(InputStream in, long[] left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read in blocks");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return spent(super.read(into, from, length));
        }

        private int spent(int n) {
            left[0] -= Math.max(n, 0);
            if (left[0] < 0) throw new InvalidImport(ImportFault.Kind.LARGE_ZIP);
            return n;
        }

        @Override
        public void close() {
            // the next entry follows
        }
    }
}
