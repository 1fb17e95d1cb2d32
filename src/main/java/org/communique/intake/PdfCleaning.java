package org.communique.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Walks everything a PDF's pages lead to, each object once and without recursion, and takes out what {@link PdfRules} name. */
final class PdfCleaning {

    /** Objects of the largest document; a book of a thousand pages has some hundred thousand. */
    private static final int MOST_OBJECTS = 500_000;

    private static final List<String> JPEG =
            List.of(COSName.DCT_DECODE.getName(), COSName.DCT_DECODE_ABBREVIATION.getName());

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> maps = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Found> open = new ArrayDeque<>();

    /** @param map whether its keys are names of the document's own */
    private record Found(COSBase value, String key, boolean map) {}

    void clean(PDDocument document) throws IOException {
        var trailer = document.getDocument().getTrailer();
        keep(trailer, Set.of("Root", "Size"));
        var catalog = document.getDocumentCatalog().getCOSObject();
        keep(catalog, PdfRules.CATALOG);
        if (catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names) keep(names, Set.of("Dests"));
        if ("UseAttachments".equals(catalog.getNameAsString(COSName.PAGE_MODE))) catalog.removeItem(COSName.PAGE_MODE);
        open.push(new Found(trailer, "", false));
        while (!open.isEmpty()) visit(open.pop());
    }

    private void visit(Found found) throws IOException {
        if (!(found.map() ? maps : seen).add(found.value())) return;
        if (seen.size() + maps.size() > MOST_OBJECTS) throw PdfWeight.tooHeavy();
        if (found.value() instanceof COSArray array) elements(array, found.key());
        if (found.value() instanceof COSDictionary dictionary) entries(dictionary, found);
        if (found.value() instanceof COSStream stream) stream(stream);
    }

    private void elements(COSArray array, String key) {
        for (int i = array.size() - 1; i >= 0; i--) {
            var value = array.getObject(i);
            if (value != null && PdfRules.goes(key, value)) array.remove(i);
            else follow(value, key, false);
        }
    }

    private void entries(COSDictionary dictionary, Found found) {
        if (!found.map()) PdfRules.refuse(dictionary);
        for (var key : List.copyOf(dictionary.keySet())) {
            var value = dictionary.getDictionaryObject(key);
            boolean goes = value != null && !found.map() && PdfRules.goes(key.getName(), value);
            if (goes) dictionary.removeItem(key);
            else
                follow(
                        value,
                        key.getName(),
                        PdfRules.MAPS.contains(key.getName()) || found.key().equals("AP"));
        }
        if (PdfRules.isAnnotation(dictionary)) anonymous(dictionary);
        if (dictionary.containsKey(COSName.S)) dictionary.removeItem(COSName.NEXT);
    }

    private void follow(COSBase value, String key, boolean map) {
        if (value instanceof COSArray || value instanceof COSDictionary) open.push(new Found(value, key, map));
    }

    /** Who made a link and when; in a form, T is the name of its field. */
    private static void anonymous(COSDictionary annotation) {
        for (var key : List.of("M", "CreationDate", "NM", "RC", "Popup"))
            annotation.removeItem(COSName.getPDFName(key));
        if (annotation.getCOSName(COSName.SUBTYPE) == COSName.LINK) annotation.removeItem(COSName.T);
    }

    /** No stream lies in another file, and the photos inside keep no place either. */
    private static void stream(COSStream stream) throws IOException {
        if (stream.getDictionaryObject(COSName.F) instanceof COSDictionary) stream.removeItem(COSName.F);
        var filters = new PDStream(stream).getFilters();
        if (filters.isEmpty()) return;
        var last = filters.get(filters.size() - 1);
        if (JPEG.contains(last.getName()))
            photo(stream, COSName.DCT_DECODE, JpegParts.of(packed(stream, JPEG)).bytes());
        if (last.equals(COSName.JPX_DECODE))
            photo(stream, COSName.JPX_DECODE, Jp2Parts.of(packed(stream, List.of(last.getName()))));
    }

    /** The photo as its own format has it: what is packed around it is undone. */
    private static byte[] packed(COSStream stream, List<String> format) throws IOException {
        try (var in = new PDStream(stream).createInputStream(format)) {
            return in.readAllBytes();
        }
    }

    private static void photo(COSStream stream, COSName format, byte[] bytes) throws IOException {
        try (var out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
        stream.setItem(COSName.FILTER, format);
        stream.removeItem(COSName.DECODE_PARMS);
    }

    private static void keep(COSDictionary dictionary, Set<String> keys) {
        for (var key : List.copyOf(dictionary.keySet())) if (!keys.contains(key.getName())) dictionary.removeItem(key);
    }
}
