package org.communique.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDFs of every kind, made from nothing. */
final class Pdfs {

    static final String TEXT = "Work that is safe";

    private Pdfs() {}

    /** What is done to a document, or asked of it. */
    interface Step<T> {
        T with(PDDocument document) throws IOException;
    }

    static byte[] plain() {
        return with(document -> null);
    }

    /** One page with a line of text, changed before it is saved. */
    static byte[] with(Step<?> change) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(TEXT);
                content.endText();
            }
            change.with(document);
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    static <T> T ask(byte[] pdf, Step<T> question) {
        try (var document = Loader.loadPDF(pdf)) {
            return question.with(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] pdf) {
        return ask(pdf, document -> new PDFTextStripper().getText(document).strip());
    }

    static byte[] encrypted(String password) {
        return with(document -> {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return null;
        });
    }

    /** A link over the page, to anywhere. */
    static void link(PDDocument document, String address) throws IOException {
        var action = new PDActionURI();
        action.setURI(address);
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(0, 0, 100, 100));
        link.setAction(action);
        document.getPage(0).getAnnotations().add(link);
    }

    static void link(PDDocument document, COSDictionary action) throws IOException {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(0, 0, 100, 100));
        link.getCOSObject().setItem(COSName.A, action);
        document.getPage(0).getAnnotations().add(link);
    }

    /** Every link of the first page; empty text for one without an address. */
    static List<String> links(byte[] pdf) {
        return ask(pdf, document -> document.getPage(0).getAnnotations().stream()
                .map(it -> it.getCOSObject().getDictionaryObject(COSName.A))
                .map(it -> it instanceof COSDictionary action ? action.getString(COSName.URI, "") : "")
                .toList());
    }

    static COSDictionary action(String type, String... entries) {
        var action = new COSDictionary();
        action.setName(COSName.S, type);
        for (int i = 0; i < entries.length; i += 2)
            action.setItem(COSName.getPDFName(entries[i]), new COSString(entries[i + 1]));
        return action;
    }

    static COSDictionary annotation(PDDocument document, String subtype) throws IOException {
        var it = new COSDictionary();
        it.setItem(COSName.TYPE, COSName.ANNOT);
        it.setName(COSName.SUBTYPE, subtype);
        it.setItem(COSName.RECT, new PDRectangle(0, 0, 9, 9).getCOSArray());
        var page = document.getPage(0).getCOSObject();
        var annotations = page.getCOSArray(COSName.ANNOTS) == null ? new COSArray() : page.getCOSArray(COSName.ANNOTS);
        annotations.add(it);
        page.setItem(COSName.ANNOTS, annotations);
        return it;
    }

    static PDMetadata metadata(PDDocument document, String text) throws IOException {
        return new PDMetadata(document, new ByteArrayInputStream(Bytes.latin("<x>" + text + "</x>")));
    }

    /** A photo that keeps its EXIF, as many programs put it in. */
    static void photo(PDDocument document, String canary) throws IOException {
        var jpeg = Pictures.encoded(Pictures.quarters(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        var photo = Pictures.segment(jpeg, 0xe1, Pictures.exifSegment(1, canary));
        var image = JPEGFactory.createFromByteArray(document, photo);
        try (var content =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
            content.drawImage(image, 50, 50);
        }
    }

    /** A PDF written by hand: objects from 1 on, the first of them the catalog; its table is right. */
    static byte[] raw(String trailer, String... objects) {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<</Size ")
                .append(objects.length + 1)
                .append("/Root 1 0 R")
                .append(trailer);
        return Bytes.latin(pdf + ">>\nstartxref\n" + start + "\n%%EOF\n");
    }

    /** The same with an empty page, and one object more that the catalog names as its outlines. */
    static byte[] holding(String object) {
        return raw(
                "",
                "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                object);
    }

    static String stream(String entries, byte[] packed) {
        return "<</Length " + packed.length + entries + ">>stream\n"
                + new String(packed, java.nio.charset.StandardCharsets.ISO_8859_1) + "\nendstream";
    }
}
