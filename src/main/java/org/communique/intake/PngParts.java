package org.communique.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/** Walks the chunks of a PNG (PNG, third edition, §5) and keeps those that make the picture. */
final class PngParts {

    private static final int SIGNATURE = 8;
    /** Length, type and CRC around the data of a chunk. */
    private static final int FRAME = 12;

    private static final int HEADER = 13;
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;

    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Map<String, byte[]> first = new HashMap<>();

    private PngParts(byte[] bytes) {
        this.bytes = bytes;
    }

    static PictureParts of(byte[] bytes) {
        return new PngParts(bytes).walk();
    }

    private PictureParts walk() {
        kept.write(bytes, 0, SIGNATURE);
        int at = SIGNATURE;
        while (!first.containsKey("IEND")) at = chunk(at);
        var header = ByteBuffer.wrap(first.get("IHDR"));
        int width = header.getInt();
        int height = header.getInt();
        if (width <= 0 || height <= 0) throw damaged();
        var orientation =
                Optional.ofNullable(first.get("eXIf")).map(Orientation::ofExif).orElse(Orientation.UPRIGHT);
        return new PictureParts(width, height, kept.toByteArray(), profile(), orientation);
    }

    /** @return where the next chunk begins */
    private int chunk(int at) {
        if (bytes.length - at < FRAME) throw damaged();
        int length = ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
        if (length < 0 || length > bytes.length - at - FRAME) throw damaged();
        int data = at + Integer.BYTES * 2;
        var type = new String(bytes, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
        boolean begins = first.isEmpty();
        if (begins != type.equals("IHDR") || begins && length != HEADER) throw damaged();
        if (type.equals("acTL")) throw new InvalidFile(FileFault.ANIMATED_PNG);
        if (crc(at + Integer.BYTES, length + Integer.BYTES)
                != ByteBuffer.wrap(bytes, data + length, Integer.BYTES).getInt()) throw damaged();
        if (!type.equals("IDAT")) first.putIfAbsent(type, Arrays.copyOfRange(bytes, data, data + length));
        if (PICTURE.contains(type)) kept.write(bytes, at, length + FRAME);
        return at + length + FRAME;
    }

    private int crc(int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** {@code iCCP} is a name, a zero, the method (0, deflate) and the profile; {@code sRGB} beside it wins (§4.3). */
    private Optional<byte[]> profile() {
        var chunk = first.get("iCCP");
        if (chunk == null || first.containsKey("sRGB")) return Optional.empty();
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) name++;
        if (name + 2 >= chunk.length) return Optional.empty();
        var packed = new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2);
        try (var unpacked = new InflaterInputStream(packed)) {
            var profile = unpacked.readNBytes(LARGEST_PROFILE + 1);
            return profile.length > LARGEST_PROFILE ? Optional.empty() : Optional.of(profile);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static InvalidFile damaged() {
        return new InvalidFile(FileFault.DAMAGED_PNG);
    }
}
