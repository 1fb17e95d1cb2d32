package org.communique.intake;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How a picture is turned before it is shown (EXIF 2.32 §4.6.4, tag 0x0112).
 *
 * @param code 1 (upright) to 8
 */
record Orientation(int code) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int LAST = 8;
    private static final int FIRST_SIDEWAYS = 5;

    Orientation {
        if (code < 1 || code > LAST) throw new IllegalArgumentException("orientation " + code);
    }

    /** Upright if the block says nothing or cannot be read: a camera's mistake is no reason to refuse its picture. */
    static Orientation ofExif(byte[] tiff) {
        try {
            var metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            var code = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return code == null || code < 1 || code > LAST ? UPRIGHT : new Orientation(code);
        } catch (RuntimeException broken) {
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    boolean sideways() {
        return code >= FIRST_SIDEWAYS;
    }

    BufferedImage apply(BufferedImage picture) {
        if (code == 1) return picture;
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turned = new BufferedImage(sideways() ? height : width, sideways() ? width : height, picture.getType());
        var graphics = turned.createGraphics();
        graphics.drawImage(picture, turn(width, height), null);
        graphics.dispose();
        return turned;
    }

    /** Columns of the matrix: where x goes, where y goes, and the shift back into view. */
    private AffineTransform turn(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
