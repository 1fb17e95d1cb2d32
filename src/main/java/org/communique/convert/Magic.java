package org.communique.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of a file, which say what it is. */
final class Magic {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** The container of Word before 2007; later ones put a document with a password into it too. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** Where the flags of the first entry stand (APPNOTE 4.3.7); the lowest bit is "encrypted". */
    private static final int FLAGS = 6;

    private Magic() {}

    static void check(Path file) throws IOException, Unreadable {
        byte[] first;
        try (var in = Files.newInputStream(file)) {
            first = in.readNBytes(FLAGS + 2);
        }
        if (starts(first, OLE)) throw new Unreadable(Refusal.OLD_OR_LOCKED);
        if (!starts(first, ZIP)) throw new Unreadable(Refusal.UNKNOWN_KIND);
        if (first.length > FLAGS && (first[FLAGS] & 1) == 1) throw new Unreadable(Refusal.LOCKED);
    }

    private static boolean starts(byte[] bytes, byte[] magic) {
        return Arrays.equals(Arrays.copyOf(bytes, magic.length), magic);
    }
}
