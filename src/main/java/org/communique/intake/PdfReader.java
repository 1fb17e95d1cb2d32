package org.communique.intake;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfparser.PDFParser;

/** The library's parser, which weighs each stream before anything unpacks it and stops where a password begins. */
final class PdfReader extends PDFParser {

    /** Objects that one object stream may promise; the parser makes room for all of them at once. */
    private static final int MOST_PROMISED = 100_000;

    PdfReader(PdfRation source) throws IOException {
        super(source, "", null, null, IOUtils.createMemoryOnlyStreamCache());
        document.close();
        document = new Weighed(this, source);
    }

    @Override
    protected void prepareDecryption() throws IOException {
        if (document.isEncrypted()) throw PdfCheck.locked();
        super.prepareDecryption();
    }

    /** Makes every stream there is, those of the search in a broken file as well. */
    private static final class Weighed extends COSDocument {

        private final PdfRation source;
        private final PdfWeight weight = new PdfWeight();

        Weighed(PdfReader parser, PdfRation source) {
            super(IOUtils.createMemoryOnlyStreamCache(), parser);
            this.source = source;
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            var stream = super.createCOSStream(dictionary, start, length);
            if (dictionary.getInt(COSName.N) > MOST_PROMISED || isWide(dictionary)) throw PdfWeight.tooHeavy();
            long position = source.getPosition();
            weight.add(stream);
            source.seek(position);
            return stream;
        }

        /** Rows of a table of objects have three small columns (§7.5.8.2); the parser makes room for one row. */
        private static boolean isWide(COSDictionary dictionary) {
            var columns = dictionary.getCOSArray(COSName.W);
            return columns != null
                    && columns.toCOSNumberIntegerList().stream()
                            .anyMatch(it -> it == null || it < 0 || it > Long.BYTES);
        }
    }
}
