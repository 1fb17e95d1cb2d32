package org.communique.intake;

import static org.communique.intake.Bytes.joined;
import static org.communique.intake.Bytes.latin;
import static org.communique.intake.Pictures.chunk;
import static org.communique.intake.Pictures.segment;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PictureTest {

    private static final String CANARY = "CANARY-52.3702-4.8952";

    @Test
    void nothing_but_pixels_is_left_of_a_photo() {
        var photo = segment(Pictures.jpeg(), 0xfe, latin(CANARY));
        photo = segment(photo, 0xed, latin("Photoshop 3.0\0" + CANARY));
        photo = segment(photo, 0xe1, latin("http://ns.adobe.com/xap/1.0/\0<x>" + CANARY + "</x>"));
        photo = segment(photo, 0xe1, joined(Pictures.exifSegment(1, CANARY), latin(CANARY), Pictures.jpeg()));
        photo = segment(photo, 0xe0, latin("JFXX\0\u0010" + CANARY));
        photo = segment(photo, 0xe2, latin("MPF\0" + CANARY));
        photo = joined(photo, latin("PK\3\4" + CANARY + "<script>" + CANARY + "</script>"), Pictures.jpeg());

        var drawn = redrawn(photo);

        assertTrue(Bytes.holds(photo, CANARY));
        assertFalse(Bytes.holds(drawn.bytes(), "CANARY"));
        assertFalse(Bytes.holds(drawn.bytes(), "Exif"));
        assertArrayEquals(redrawn(Pictures.jpeg()).bytes(), drawn.bytes());
    }

    @Test
    void nothing_but_pixels_is_left_of_a_png() {
        var png = chunk(Pictures.png(), "tEXt", latin("Author\0" + CANARY));
        png = chunk(png, "zTXt", joined(latin("Comment\0\0"), Pictures.deflated(latin(CANARY))));
        png = chunk(png, "iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0<x>" + CANARY + "</x>"));
        png = chunk(png, "eXIf", Pictures.exif(1, CANARY));
        png = chunk(png, "tIME", new byte[] {7, (byte) 234, 1, 1, 1, 1, 1});
        png = chunk(png, "prVt", latin(CANARY));
        png = joined(png, latin("<html><script>" + CANARY + "</script>"));

        var drawn = redrawn(png);

        assertFalse(Bytes.holds(drawn.bytes(), "CANARY"));
        assertArrayEquals(redrawn(Pictures.png()).bytes(), drawn.bytes());
        for (var type : new String[] {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "pHYs", "iCCP"})
            assertFalse(Bytes.holds(drawn.bytes(), type), type);
    }

    @Test
    void unused_colours_of_a_palette_hide_nothing() {
        var palette = Arrays.copyOf(latin("\0\0\0" + CANARY + CANARY), 48);
        var png = Pictures.rawPng(2, 1, 8, 3, new byte[] {0, 0, 0});

        assertFalse(Bytes.holds(redrawn(chunk(png, "PLTE", palette)).bytes(), "CANARY"));
    }

    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({
        "1, RGBW, false", "2, GRWB, false", "3, WBGR, false", "4, BWRG, false",
        "5, RBGW, true", "6, BRWG, true", "7, WGBR, true", "8, GWRB, true"
    })
    void a_photo_stands_upright_when_its_orientation_is_gone(int orientation, String quarters, boolean sideways) {
        var photo = redrawn(segment(Pictures.jpeg(), 0xe1, Pictures.exifSegment(orientation, "x")));
        var png = redrawn(chunk(Pictures.png(), "eXIf", Pictures.exif(orientation, "x")));

        assertEquals(quarters, quarters(photo));
        assertEquals(quarters, quarters(png));
        assertEquals(sideways ? 32 : 64, photo.width());
        assertEquals(sideways ? 40 : 20, png.height());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void an_orientation_that_does_not_exist_turns_nothing(int orientation) {
        assertEquals("RGBW", quarters(redrawn(segment(Pictures.jpeg(), 0xe1, Pictures.exifSegment(orientation, "x")))));
    }

    @Test
    void inks_become_the_colours_they_print() {
        assertColour(new Color(255, 255, 255), redrawn(Pictures.cmyk(0, 0, 0, 0)), 6);
        assertColour(new Color(0, 0, 0), redrawn(Pictures.cmyk(0, 0, 0, 255)), 60);
        assertTrue(centre(redrawn(Pictures.cmyk(0, 255, 255, 0))).getRed() > 200);
        assertTrue(centre(redrawn(Pictures.cmyk(255, 0, 0, 0))).getRed() < 60);
    }

    @Test
    void a_colour_profile_is_applied_before_it_is_dropped() {
        var linear = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB))
                .getProfile()
                .getData();
        var grey = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        fill(grey, new Color(55, 55, 55));

        var jpeg = segment(Pictures.encoded(grey, "jpeg"), 0xe2, joined(latin("ICC_PROFILE\0\1\1"), linear));
        var png = chunk(Pictures.encoded(grey, "png"), "iCCP", joined(latin("linear\0\0"), Pictures.deflated(linear)));

        assertColour(new Color(128, 128, 128), redrawn(jpeg), 3);
        assertColour(new Color(128, 128, 128), redrawn(png), 2);
        assertColour(new Color(55, 55, 55), redrawn(chunk(png, "sRGB", new byte[1])), 0);
        assertColour(
                new Color(55, 55, 55), redrawn(chunk(Pictures.encoded(grey, "png"), "iCCP", latin("x\0\0broken"))), 0);
    }

    @Test
    void grey_stays_as_dark_as_it_was_at_every_depth() {
        assertColour(new Color(100, 100, 100), redrawn(Pictures.rawPng(1, 1, 8, 0, new byte[] {0, 100})), 0);
        assertColour(new Color(100, 100, 100), redrawn(Pictures.rawPng(1, 1, 16, 0, new byte[] {0, 100, 7})), 0);
        assertColour(new Color(100, 100, 100), redrawn(Pictures.rawPng(1, 1, 8, 4, new byte[] {0, 100, -1})), 0);
        assertColour(new Color(85, 85, 85), redrawn(Pictures.rawPng(1, 1, 2, 0, new byte[] {0, 64})), 0);
    }

    @Test
    void sixteen_bits_a_colour_become_eight() {
        var rgb = Pictures.rawPng(1, 1, 16, 2, new byte[] {0, 10, 99, 20, 99, 30, 99});

        assertColour(new Color(10, 20, 30), redrawn(rgb), 0);
    }

    @Test
    void what_is_transparent_stays_so() {
        var half = Pictures.rawPng(1, 1, 8, 6, new byte[] {0, 10, 20, 30, (byte) 128});

        assertEquals(128, Pictures.decoded(redrawn(half)).getRGB(0, 0) >>> 24);
    }

    @Test
    void progressive_and_interlaced_pictures_are_drawn_whole() {
        var picture = Pictures.quarters(64, 32, BufferedImage.TYPE_INT_RGB);

        assertEquals("RGBW", quarters(redrawn(Pictures.progressive(picture, "jpeg"))));
        assertEquals("RGBW", quarters(redrawn(Pictures.progressive(picture, "png"))));
        assertEquals(
                "RGBW",
                quarters(redrawn(Pictures.encoded(Pictures.quarters(64, 32, BufferedImage.TYPE_BYTE_INDEXED), "png"))));
    }

    @Test
    void a_picture_is_made_no_larger_than_it_is_shown_or_printed() {
        var wide = Pictures.encoded(Pictures.quarters(9000, 1000, BufferedImage.TYPE_INT_RGB), "jpeg");

        var shown = Picture.redraw(FileKind.JPEG, wide, Media.SHOWN);
        var printed = Picture.redraw(FileKind.JPEG, wide, Media.PRINTED);

        assertEquals("2400 × 267", shown.width() + " × " + shown.height());
        assertEquals("4000 × 444", printed.width() + " × " + printed.height());
        assertEquals("RGBW", quarters(shown));
    }

    @Test
    void fine_patterns_become_their_mean_when_made_smaller() {
        var stripes = new BufferedImage(4800, 64, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 4800; x += 2) for (int y = 0; y < 64; y++) stripes.setRGB(x, y, 0xffffff);

        assertColour(new Color(128, 128, 128), Picture.redraw(FileKind.PNG, Pictures.encoded(stripes, "png"), 2400), 3);
    }

    @Test
    void the_same_picture_gives_the_same_bytes() {
        assertArrayEquals(
                redrawn(Pictures.jpeg()).bytes(), redrawn(Pictures.jpeg()).bytes());
        assertArrayEquals(
                redrawn(Pictures.png()).bytes(), redrawn(Pictures.png()).bytes());
    }

    @Test
    void what_has_been_drawn_can_be_drawn_again() {
        var once = redrawn(Pictures.png());

        assertArrayEquals(once.bytes(), redrawn(once.bytes()).bytes());
    }

    private static Media redrawn(byte[] bytes) {
        return Media.image(FileKind.of(bytes, "a"), bytes);
    }

    private static void fill(BufferedImage picture, Color colour) {
        var graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.dispose();
    }

    private static Color centre(Media media) {
        return new Color(Pictures.decoded(media).getRGB(media.width() / 2, media.height() / 2));
    }

    private static void assertColour(Color wanted, Media media, int margin) {
        var is = centre(media);
        int off = Math.max(
                Math.abs(is.getRed() - wanted.getRed()),
                Math.max(Math.abs(is.getGreen() - wanted.getGreen()), Math.abs(is.getBlue() - wanted.getBlue())));
        assertTrue(off <= margin, is + " instead of " + wanted);
    }

    private static String quarters(Media media) {
        var picture = Pictures.decoded(media);
        var letters = new StringBuilder();
        for (int i = 0; i < 4; i++)
            letters.append(letter(new Color(picture.getRGB(
                    media.width() / 4 + i % 2 * media.width() / 2, media.height() / 4 + i / 2 * media.height() / 2))));
        return letters.toString();
    }

    private static char letter(Color it) {
        boolean red = it.getRed() > 128;
        boolean green = it.getGreen() > 128;
        if (red && green) return 'W';
        return red ? 'R' : green ? 'G' : 'B';
    }
}
