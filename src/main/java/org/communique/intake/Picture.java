package org.communique.intake;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.IIORegistry;

/**
 * Draws a picture anew: upright, in sRGB with 8 bits a colour, no larger than it is shown. Nothing but its pixels is left;
 * the place in a photo's metadata can lead to a shelter. Equal bytes give equal bytes on the same Java.
 */
final class Picture {

    /** Pixels of the largest picture, asked of its header before anything is decoded. */
    static final long MOST_PIXELS = 40_000_000;

    /** Longest side, in pixels: a strip that is longer is no picture. */
    static final int LONGEST_SIDE = 20_000;

    /** Larger pictures are read with every second (third …) pixel only when this much is left for averaging. */
    private static final double SPARE = 1.5;

    /** Samples held of a decoded picture: 128 MB at 8 bits, whatever its header promises. */
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private static final float JPEG_QUALITY = 0.88f;

    private Picture() {}

    /**
     * @param longest pixels of the longest side that are kept
     * @throws InvalidFile if it is damaged, too large or of a kind that cannot be shown
     */
    static Media redraw(FileKind kind, byte[] bytes, int longest) {
        var parts = kind == FileKind.PNG ? PngParts.of(bytes) : JpegParts.of(bytes);
        if ((long) parts.width() * parts.height() > MOST_PIXELS
                || Math.max(parts.width(), parts.height()) > LONGEST_SIDE)
            throw new InvalidFile(FileFault.HUGE_PICTURE, parts.width(), parts.height());
        return oneAtATime(kind, parts, longest);
    }

    /** However many statements come in at once, only one picture is unpacked in memory. */
    private static synchronized Media oneAtATime(FileKind kind, PictureParts parts, int longest) {
        try {
            var plain = Colours.plain(decode(kind, parts, longest), parts.profile());
            var drawn = parts.orientation().apply(Shrinking.within(plain, longest));
            return new Media(kind.mediaType(), drawn.getWidth(), drawn.getHeight(), encode(kind, drawn));
        } catch (IOException | RuntimeException broken) {
            throw new InvalidFile(FileFault.DAMAGED_PICTURE, broken);
        }
    }

    private static BufferedImage decode(FileKind kind, PictureParts parts, int longest) throws IOException {
        var warnings = new ArrayList<String>();
        var reader = reader(kind);
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(parts.bytes()))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            var picture = reader.read(0, sparsely(reader, parts, longest));
            if (damaged(warnings)) throw new IOException("the decoder met damage");
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileKind kind) throws IOException {
        if (kind == FileKind.PNG)
            return ImageIO.getImageReadersByFormatName("png").next();
        var registry = IIORegistry.getDefaultInstance();
        // found by itself where the class path is flat; in a jar of jars the registry may have looked elsewhere
        if (registry.getServiceProviderByClass(JPEGImageReaderSpi.class) == null)
            registry.registerServiceProvider(new JPEGImageReaderSpi());
        return registry.getServiceProviderByClass(JPEGImageReaderSpi.class).createReaderInstance();
    }

    /** Each n-th pixel, as often as the shown size bears it, and more rarely if memory needs it. */
    private static ImageReadParam sparsely(ImageReader reader, PictureParts parts, int longest) throws IOException {
        var type = reader.getRawImageType(0);
        long samples = type == null ? Integer.BYTES : type.getSampleModel().getNumDataElements();
        long each = type == null ? samples : samples * type.getSampleModel().getSampleSize(0) / Byte.SIZE + 1;
        int step = (int) Math.max(1, Math.max(parts.width(), parts.height()) / (longest * SPARE));
        while ((long) parts.width() * parts.height() / step / step * each > MOST_BYTES) step++;
        step = Math.min(step, Math.min(parts.width(), parts.height()));
        var param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    /** The decoder of JPEGs fills what is missing with grey and only says so (libjpeg's JWRN_ messages). */
    private static boolean damaged(List<String> warnings) {
        return warnings.stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .anyMatch(it -> it.contains("corrupt") || it.contains("premature"));
    }

    private static byte[] encode(FileKind kind, BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(kind == FileKind.PNG ? "png" : "jpeg")
                .next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
