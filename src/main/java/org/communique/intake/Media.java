package org.communique.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/**
 * What a file is by its bytes, whatever its name says. Images are drawn anew, so that nothing but the picture is left: the
 * place in a photo's metadata can lead to a shelter.
 *
 * @param width 0 for what is not an image
 */
record Media(String type, int width, int height, byte[] bytes) {

    /** Pixels of the largest image, asked of its header before anything is decoded. */
    private static final long MOST_PIXELS = 40_000_000;

    private static final float JPEG_QUALITY = 0.88f;

    boolean image() {
        return width > 0;
    }

    /** Empty for anything but a PDF, a PNG or a JPEG of bearable size. */
    static Optional<Media> of(byte[] bytes) {
        if (starts(bytes, '%', 'P', 'D', 'F', '-')) return Optional.of(new Media("application/pdf", 0, 0, bytes));
        if (starts(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) return image(bytes, "png");
        if (starts(bytes, 0xff, 0xd8, 0xff)) return image(bytes, "jpeg");
        return Optional.empty();
    }

    private static Optional<Media> image(byte[] bytes, String format) {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) return Optional.empty();
            return Optional.of(new Media("image/" + format, width, height, redraw(reader, format)));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static byte[] redraw(ImageReader reader, String format) throws IOException {
        BufferedImage picture = reader.read(0);
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) if ((bytes[i] & 0xff) != magic[i]) return false;
        return true;
    }
}
