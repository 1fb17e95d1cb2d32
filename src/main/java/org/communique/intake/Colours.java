package org.communique.intake;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Brings decoded pixels to sRGB with 8 bits a colour, and with alpha only where the picture has it. */
final class Colours {

    private static final int OPAQUE = 0xff000000;
    private static final int RGB = 3;

    private Colours() {}

    /** @param profile of the numbers in the picture; empty for sRGB, and for what the decoder converted itself */
    static BufferedImage plain(BufferedImage picture, Optional<byte[]> profile) {
        boolean alpha = picture.getColorModel().hasAlpha();
        var plain = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var row = new int[picture.getWidth()];
        var source = samples(picture);
        for (int y = 0; y < picture.getHeight(); y++) {
            source.row(y, row);
            plain.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return profile.flatMap(bytes -> space(bytes, picture))
                .map(space -> toSrgb(plain, space))
                .orElse(plain);
    }

    /** Reads a row of pixels as ARGB. */
    private interface Rows {
        void row(int y, int[] argb);
    }

    /**
     * Java takes grey samples for linear light and brightens them; a PNG's are not, so they are copied as they are. So are
     * 16-bit samples, of which the upper half is kept.
     */
    private static Rows samples(BufferedImage picture) {
        if (!(picture.getColorModel() instanceof ComponentColorModel))
            return (y, argb) -> picture.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
        var raster = picture.getRaster();
        int shift = picture.getColorModel().getComponentSize(0) - Byte.SIZE;
        int bands = raster.getNumBands();
        var line = new int[picture.getWidth() * bands];
        return (y, argb) -> {
            raster.getPixels(0, y, argb.length, 1, line);
            for (int x = 0; x < argb.length; x++) argb[x] = pixel(line, x * bands, bands, shift);
        };
    }

    private static int pixel(int[] line, int at, int bands, int shift) {
        boolean grey = bands < RGB;
        int red = line[at] >> shift;
        int green = grey ? red : line[at + 1] >> shift;
        int blue = grey ? red : line[at + 2] >> shift;
        int alpha = bands == 2 || bands == 4 ? line[at + bands - 1] >> shift << 24 : OPAQUE;
        return alpha | red << 16 | green << 8 | blue;
    }

    /** Empty for a profile that is broken or is not for such pixels: browsers show those as sRGB too. */
    private static Optional<ICC_ColorSpace> space(byte[] bytes, BufferedImage picture) {
        try {
            var profile = ICC_Profile.getInstance(bytes);
            boolean grey =
                    picture.getRaster().getNumBands() < RGB && picture.getColorModel() instanceof ComponentColorModel;
            int wanted = grey ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
            return profile.getColorSpaceType() == wanted ? Optional.of(new ICC_ColorSpace(profile)) : Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static BufferedImage toSrgb(BufferedImage plain, ICC_ColorSpace space) {
        var op = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
        int bands = space.getNumComponents();
        var from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, plain.getWidth(), 1, bands, null);
        var to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, plain.getWidth(), 1, RGB, null);
        for (int y = 0; y < plain.getHeight(); y++) convertRow(plain.getRaster(), y, op, from, to);
        return plain;
    }

    private static void convertRow(
            WritableRaster plain, int y, ColorConvertOp op, WritableRaster from, WritableRaster to) {
        int width = plain.getWidth();
        for (int band = 0; band < from.getNumBands(); band++)
            from.setSamples(0, 0, width, 1, band, plain.getSamples(0, y, width, 1, band, (int[]) null));
        op.filter(from, to);
        for (int band = 0; band < RGB; band++)
            plain.setSamples(0, y, width, 1, band, to.getSamples(0, 0, width, 1, band, (int[]) null));
    }
}
