package org.communique.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/** How much the streams of a PDF unpack to: ten megabytes of file can hide ten gigabytes. */
final class PdfWeight {

    /** Bytes of one stream, unpacked: no page of text, font or table of objects comes near. */
    private static final int MOST_OF_ONE = 32 * 1024 * 1024;

    /** Bytes of all of them. */
    private static final long MOST_OF_ALL = 128L * 1024 * 1024;

    private static final int MOST_FILTERS = 3;

    private long all;

    /** @throws InvalidFile if it unpacks to more than we bear */
    void add(COSStream stream) {
        if (onlyShown(stream)) return;
        try {
            var filters = filters(stream.getFilters());
            if (filters.size() > MOST_FILTERS) throw tooHeavy();
            unpack(stream, filters);
        } catch (IOException damaged) {
            // the parser meets the same damage and decides what it means
        }
    }

    static InvalidFile tooHeavy() {
        return new InvalidFile(FileFault.HEAVY_PDF);
    }

    /** Pictures with one filter are copied as they are; without N and W they are taken for no table of objects either. */
    private static boolean onlyShown(COSStream stream) {
        return stream.getCOSName(COSName.SUBTYPE) == COSName.IMAGE
                && !(stream.getFilters() instanceof COSArray array && array.size() > 1)
                && !stream.containsKey(COSName.N)
                && !stream.containsKey(COSName.W);
    }

    private void unpack(COSStream stream, List<COSName> filters) throws IOException {
        InputStream packed = stream.createRawInputStream();
        for (int i = 0; i < filters.size(); i++) {
            if (isPicture(filters.get(i))) return;
            var unpacked = new Scale(i + 1 < filters.size());
            FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(packed, unpacked, stream, i);
            packed.close();
            packed = new ByteArrayInputStream(unpacked.kept.toByteArray());
        }
        packed.close();
    }

    /** These unpack to pixels, which nothing here does. */
    private static boolean isPicture(COSName filter) {
        return filter.getName().matches("DCTDecode|DCT|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF");
    }

    private static List<COSName> filters(COSBase filters) {
        var names = new ArrayList<COSName>();
        if (filters instanceof COSName name) names.add(name);
        if (filters instanceof COSArray array)
            for (int i = 0; i < array.size(); i++) if (array.getObject(i) instanceof COSName name) names.add(name);
        return names;
    }

    /** Counts what is written and breaks in time; keeps it only if another filter is to unpack it further. */
    private final class Scale extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final boolean keeps;
        private long one;

        Scale(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public void write(int value) {
            weigh(1);
            if (keeps) kept.write(value);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            weigh(length);
            if (keeps) kept.write(some, offset, length);
        }

        private void weigh(int more) {
            one += more;
            all += more;
            if (one > MOST_OF_ONE || all > MOST_OF_ALL) throw tooHeavy();
        }
    }
}
