package org.communique.intake;

/**
 * A file as it will be published.
 *
 * @param type   media type, decided by the bytes
 * @param width  pixels; 0 for what is not an image
 * @param height pixels; 0 for what is not an image
 */
record Media(String type, int width, int height, byte[] bytes) {

    /** Longest side of a picture in pages and mails, in pixels: 1200 wide on screens of double density. */
    static final int SHOWN = 2400;

    /** Longest side of a press picture, in pixels: a page of A4 at 300 dots an inch. */
    static final int PRINTED = 4000;

    /** Bytes of a file that is not drawn anew. */
    private static Media plain(FileKind kind, byte[] bytes) {
        return new Media(kind.mediaType(), 0, 0, bytes);
    }

    /**
     * Checks and cleans an attachment.
     *
     * @param title of a PDF, shown in its window; empty for none
     * @throws InvalidFile with what to do, if it is not taken
     */
    static Media attachment(FileKind kind, byte[] bytes, String title) {
        return switch (kind) {
            case PNG, JPEG -> Picture.redraw(kind, bytes, PRINTED);
            case PDF -> plain(kind, PdfCheck.clean(bytes, title));
            case CSV, TEXT -> plain(kind, TextCheck.check(kind, bytes));
        };
    }

    /** The same for the image of a statement, which can only be a picture. */
    static Media image(FileKind kind, byte[] bytes) {
        if (!kind.picture()) throw new InvalidFile(FileFault.NO_PICTURE);
        return Picture.redraw(kind, bytes, SHOWN);
    }
}
