package org.communique.intake;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfparser.PDFParser;

/** The library's parser, which weighs each stream before anything unpacks it and stops where a password begins. */
final class PdfReader extends PDFParser {

    /** Objects that one object stream may promise; the parser makes room for all of them at once. */
    private static final int MOST_PROMISED = 100_000;

    private final PdfWeight weight = new PdfWeight();

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

    /** A stream that does not hold what was looked for is unpacked again for the next thing, so it is weighed again. */
    @Override
    protected COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        var found = super.parseObjectStreamObject(stream, key);
        var missed = document.getObjectFromPool(new COSObjectKey(stream, 0)).getObject();
        if (found == null && missed instanceof COSStream again) weight.add(again);
        return found;
    }

    /** Makes every stream there is, those of the search in a broken file as well. */
    private static final class Weighed extends COSDocument {

        private final PdfRation source;
        private final PdfWeight weight;

        Weighed(PdfReader parser, PdfRation source) {
            super(IOUtils.createMemoryOnlyStreamCache(), parser);
            this.source = source;
            this.weight = parser.weight;
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
