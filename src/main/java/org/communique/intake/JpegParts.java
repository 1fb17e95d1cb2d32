package org.communique.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Walks the segments of a JPEG (ITU-T T.81 Annex B) up to its end and keeps those that make the picture. */
final class JpegParts {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_RESTART = 0xd0;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    /** JFIF 1.01, square pixels, no thumbnail. */
    private static final byte[] PLAIN_JFIF = {
        (byte) 0xff, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
    /** Length, name and five settings: what may follow in the segment is nobody's business. */
    private static final int ADOBE_LENGTH = 14;
    /** Programs write about ten; each costs a pass over the whole picture. */
    private static final int MOST_SCANS = 40;

    /** Pixels times passes: fifteen passes over the largest picture. */
    private static final long MOST_PASSES = 600_000_000;

    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Orientation orientation = Orientation.UPRIGHT;
    private int width;
    private int height;
    private int scans;

    private JpegParts(byte[] bytes) {
        this.bytes = bytes;
    }

    static PictureParts of(byte[] bytes) {
        return new JpegParts(bytes).walk();
    }

    private PictureParts walk() {
        kept.write(0xff);
        kept.write(SOI);
        int at = 2;
        while (at >= 0) at = segment(at);
        kept.write(0xff);
        kept.write(EOI);
        if (width == 0 || scans == 0) throw damaged();
        if (scans > 1 && (long) width * height * scans > MOST_PASSES) throw layered();
        return new PictureParts(width, height, kept.toByteArray(), Optional.empty(), orientation);
    }

    /** @return where the next segment begins; -1 at the end of the picture */
    private int segment(int at) {
        if (unsigned(at) != 0xff) throw damaged();
        int marker = unsigned(at + 1);
        if (marker == 0xff) return at + 1;
        if (marker == EOI) return -1;
        if (marker <= SOI && marker != 0xc4 && marker < 0xc0 || marker >= FIRST_RESTART && marker <= SOI)
            throw damaged();
        int end = at + 2 + (unsigned(at + 2) << 8) + unsigned(at + 3);
        if (end < at + 4 || end > bytes.length) throw damaged();
        if (marker >= APP0 && marker <= APP15) application(marker, at, end);
        else if (marker != COMMENT) {
            if (isFrame(marker)) frame(marker, at);
            kept.write(bytes, at, end - at);
        }
        return marker == SOS ? scan(end) : end;
    }

    /** Of what programs add, only the colours and the orientation say how the picture looks. */
    private void application(int marker, int at, int end) {
        if (marker == APP0 && holds(at, end, JFIF)) kept.writeBytes(PLAIN_JFIF);
        else if (marker == APP2 && holds(at, end, ICC)) kept.write(bytes, at, end - at);
        else if (marker == APP14 && holds(at, end, ADOBE) && end - at >= ADOBE_LENGTH + 2) adobe(at);
        else if (marker == APP1 && holds(at, end, EXIF) && orientation.code() == 1)
            orientation = Orientation.ofExif(Arrays.copyOfRange(bytes, at + 4 + EXIF.length, end));
    }

    private void adobe(int at) {
        kept.writeBytes(new byte[] {(byte) 0xff, (byte) APP14, 0, ADOBE_LENGTH});
        kept.write(bytes, at + 4, ADOBE_LENGTH - 2);
    }

    private void frame(int marker, int at) {
        if (marker > 0xc2) throw new InvalidFile(FileFault.ODD_JPEG);
        if (unsigned(at + 4) != 8) throw new InvalidFile(FileFault.DEEP_JPEG);
        height = (unsigned(at + 5) << 8) + unsigned(at + 6);
        width = (unsigned(at + 7) << 8) + unsigned(at + 8);
        if (width == 0 || height == 0) throw damaged();
    }

    /** The coded data up to the next marker that is no restart (T.81 §B.1.1.5: a zero byte follows each 0xff in them). */
    private int scan(int from) {
        if (++scans > MOST_SCANS) throw new InvalidFile(FileFault.LAYERED_JPEG);
        int at = from;
        while (at + 1 < bytes.length) {
            if (bytes[at] == (byte) 0xff) {
                int next = unsigned(at + 1);
                if (next != 0 && next != 0xff && (next < FIRST_RESTART || next >= SOI)) {
                    kept.write(bytes, from, at - from);
                    return at;
                }
            }
            at++;
        }
        throw damaged();
    }

    /** Start of frame; 0xc4, 0xc8 and 0xcc mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private boolean holds(int at, int end, byte[] name) {
        return end - at - 4 >= name.length && Arrays.equals(bytes, at + 4, at + 4 + name.length, name, 0, name.length);
    }

    private int unsigned(int at) {
        if (at >= bytes.length) throw damaged();
        return bytes[at] & 0xff;
    }

    private static InvalidFile layered() {
        return new InvalidFile(FileFault.LAYERED_JPEG);
    }

    private static InvalidFile damaged() {
        return new InvalidFile(FileFault.DAMAGED_JPEG);
    }
}
