package org.communique.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps the boxes of a JPEG 2000 file that make the picture (ISO/IEC 15444-1 Annex I) and leaves text and EXIF behind. */
final class Jp2Parts {

    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;
    private static final Set<String> PICTURE = Set.of("jP  ", "ftyp", "jp2h", "jp2c");

    private Jp2Parts() {}

    /** @return the same bytes if they are a bare codestream, which has no boxes */
    static byte[] of(byte[] bytes) {
        if (bytes.length < HEAD || !type(bytes, 0).equals("jP  ")) return bytes;
        var kept = new ByteArrayOutputStream();
        int at = 0;
        while (bytes.length - at >= HEAD) {
            long length = length(bytes, at);
            if (length < HEAD || length > bytes.length - at) throw damaged();
            if (PICTURE.contains(type(bytes, at))) kept.write(bytes, at, (int) length);
            at += (int) length;
        }
        return kept.toByteArray();
    }

    /** 1 stands for a length of 64 bits behind the type, 0 for all the rest (§I.4). */
    private static long length(byte[] bytes, int at) {
        long length =
                Integer.toUnsignedLong(ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt());
        if (length == 0) return bytes.length - at;
        if (length != 1) return length;
        if (bytes.length - at < LONG_HEAD) throw damaged();
        return ByteBuffer.wrap(bytes, at + HEAD, Long.BYTES).getLong();
    }

    private static String type(byte[] bytes, int at) {
        return new String(bytes, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
    }

    private static InvalidFile damaged() {
        return new InvalidFile(FileFault.DAMAGED_PICTURE_WITHIN);
    }
}
