package org.communique.intake;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of every kind, made from nothing. */
final class Pictures {

    private static final int PNG_HEADER_END = 33;

    private Pictures() {}

    /** Four quarters: red, green; blue, white. */
    static BufferedImage quarters(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var graphics = picture.createGraphics();
        var colours = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colours.length; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return picture;
    }

    static byte[] png() {
        return encoded(quarters(40, 20, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] jpeg() {
        return encoded(quarters(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] encoded(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] progressive(BufferedImage picture, String format) {
        return written(new IIOImage(picture, null, null), format, true);
    }

    private static byte[] written(IIOImage image, String format, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            if (progressive) param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Four inks, written upside down as Adobe does. */
    static byte[] cmyk(int cyan, int magenta, int yellow, int black) {
        var raster = Raster.createInterleavedRaster(0, 32, 32, 4, null);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++)
                raster.setPixel(x, y, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
        var adobe = new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return segment(encodedRaster(raster), 0xee, adobe);
    }

    private static byte[] encodedRaster(WritableRaster raster) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The JPEG with one more segment behind its start. */
    static byte[] segment(byte[] jpeg, int marker, byte[] data) {
        var head = new byte[] {(byte) 0xff, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)};
        return Bytes.joined(Bytes.part(jpeg, 0, 2), head, data, Bytes.part(jpeg, 2, jpeg.length));
    }

    /** An EXIF block with an orientation, a text and a place, little-endian (TIFF 6.0 §2). */
    static byte[] exif(int orientation, String text) {
        var canary = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(100 + canary.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 3);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(canary.length).putInt(90);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(60).putInt(0);
        tiff.position(60);
        tiff.putShort((short) 1)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(2)
                .put("N\0\0\0".getBytes(StandardCharsets.US_ASCII));
        tiff.position(90);
        return tiff.put(canary).array();
    }

    static byte[] exifSegment(int orientation, String text) {
        return Bytes.joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation, text));
    }

    /** The PNG with one more chunk behind its header. */
    static byte[] chunk(byte[] png, String type, byte[] data) {
        return Bytes.joined(
                Bytes.part(png, 0, PNG_HEADER_END), chunk(type, data), Bytes.part(png, PNG_HEADER_END, png.length));
    }

    static byte[] chunk(String type, byte[] data) {
        var named = Bytes.joined(type.getBytes(StandardCharsets.US_ASCII), data);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG from its header's five last bytes and rows that begin with their filter. */
    static byte[] rawPng(int width, int height, int depth, int colour, byte[] rows) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {(byte) depth, (byte) colour, 0, 0, 0});
        return Bytes.joined(
                Bytes.part(png(), 0, 8),
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    static BufferedImage decoded(Media media) {
        try {
            return ImageIO.read(new ByteArrayInputStream(media.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
