package org.communique.render;

/**
 * A colour in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020; CSS Color 4 §9.3).
 *
 * @param lightness 0 (black) to 1 (white)
 * @param chroma    0 (grey) to about 0.4
 * @param hue       radians
 */
record Oklch(double lightness, double chroma, double hue) {

    private static final double[][] TO_CONE = {
        {0.4122214708, 0.5363325363, 0.0514459929},
        {0.2119034982, 0.6806995451, 0.1073969566},
        {0.0883024619, 0.2817188376, 0.6299787005}
    };
    private static final double[][] TO_LAB = {
        {0.2104542553, 0.7936177850, -0.0040720468},
        {1.9779984951, -2.4285922050, 0.4505937099},
        {0.0259040371, 0.7827717662, -0.8086757660}
    };
    private static final double[][] FROM_LAB = {
        {1, 0.3963377774, 0.2158037573},
        {1, -0.1055613458, -0.0638541728},
        {1, -0.0894841775, -1.2914855480}
    };
    private static final double[][] FROM_CONE = {
        {4.0767416621, -3.3077115913, 0.2309699292},
        {-1.2684380046, 2.6097574011, -0.3413193965},
        {-0.0041960863, -0.7034186147, 1.7076147010}
    };

    /** @param hex {@code #rrggbb} */
    static Oklch of(String hex) {
        var cone = times(TO_CONE, linear(hex));
        for (int i = 0; i < 3; i++) cone[i] = Math.cbrt(cone[i]);
        var lab = times(TO_LAB, cone);
        return new Oklch(lab[0], Math.hypot(lab[1], lab[2]), Math.atan2(lab[2], lab[1]));
    }

    Oklch at(double otherLightness) {
        return new Oklch(otherLightness, chroma, hue);
    }

    /** {@code #rrggbb}; chroma that no screen shows at this lightness is taken back. */
    String hex() {
        for (double c = chroma; c > 0; c -= 0.004) {
            var rgb = linear(c);
            if (inGamut(rgb)) return hex(rgb);
        }
        return hex(linear(0));
    }

    /** Relative luminance, 0 to 1 (WCAG 2.2). */
    static double luminance(String hex) {
        var rgb = linear(hex);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private double[] linear(double c) {
        var cone = times(FROM_LAB, new double[] {lightness, c * Math.cos(hue), c * Math.sin(hue)});
        for (int i = 0; i < 3; i++) cone[i] = cone[i] * cone[i] * cone[i];
        return times(FROM_CONE, cone);
    }

    private static boolean inGamut(double[] rgb) {
        for (double it : rgb) if (it < -0.0005 || it > 1.0005) return false;
        return true;
    }

    private static String hex(double[] rgb) {
        var hex = new StringBuilder("#");
        for (double it : rgb) {
            double clipped = Math.max(0, Math.min(1, it));
            double encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
            hex.append("%02x".formatted(Math.round(encoded * 255)));
        }
        return hex.toString();
    }

    private static double[] linear(String hex) {
        var rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double it = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        var result = new double[3];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) result[i] += matrix[i][j] * vector[j];
        return result;
    }
}
