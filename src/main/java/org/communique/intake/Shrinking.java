package org.communique.intake;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller in steps of at most a half, so that each new pixel is the mean of all it stands for. */
final class Shrinking {

    private Shrinking() {}

    /** The same picture if it is small enough. */
    static BufferedImage within(BufferedImage picture, int longest) {
        int side = Math.max(picture.getWidth(), picture.getHeight());
        if (side <= longest) return picture;
        double factor = (double) longest / side;
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        var smaller = picture;
        while (smaller.getWidth() > width || smaller.getHeight() > height)
            smaller = step(
                    smaller,
                    Math.max(width, (smaller.getWidth() + 1) / 2),
                    Math.max(height, (smaller.getHeight() + 1) / 2));
        return smaller;
    }

    private static BufferedImage step(BufferedImage picture, int width, int height) {
        var smaller = new BufferedImage(width, height, picture.getType());
        var graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }
}
