package org.communique.intake;

import java.util.Optional;

/**
 * A picture cut into what a decoder needs and what is left behind. Nothing is decoded yet.
 *
 * @param width       pixels, from the header
 * @param height      pixels, from the header
 * @param bytes       the same picture without its metadata: the decoder never sees text, thumbnails or trailing bytes
 * @param profile     ICC profile of its colours that the decoder does not apply by itself; empty for sRGB
 * @param orientation how EXIF says it is to be turned
 */
record PictureParts(int width, int height, byte[] bytes, Optional<byte[]> profile, Orientation orientation) {}
