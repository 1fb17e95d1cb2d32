package org.communique.app;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture for tests. */
final class Pictures {

    private Pictures() {}

    /** A dawn of 1200 × 520 pixels as PNG. */
    static byte[] dawn() {
        var image = new BufferedImage(1200, 520, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, new Color(0x16434f), 0, 420, new Color(0xf0b48c)));
        brush.fillRect(0, 0, 1200, 520);
        brush.setColor(new Color(0xfff3df));
        brush.fillOval(740, 280, 150, 150);
        brush.setColor(new Color(0x0b2f38));
        brush.fillOval(-200, 380, 1600, 400);
        brush.dispose();
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
