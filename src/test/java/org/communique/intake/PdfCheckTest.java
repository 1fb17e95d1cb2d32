package org.communique.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PdfCheckTest {

    private static final String CANARY = "CANARYAUTHOR";

    @Test
    void text_stays_and_what_tells_of_the_author_goes() {
        var pdf = Pdfs.with(document -> {
            document.getDocumentInformation().setAuthor(CANARY);
            document.getDocumentInformation().setProducer(CANARY);
            document.getDocumentCatalog().setMetadata(Pdfs.metadata(document, CANARY));
            document.getPage(0).getCOSObject().setItem(COSName.METADATA, Pdfs.metadata(document, CANARY));
            var pieces = new COSDictionary();
            pieces.setString(COSName.getPDFName("Word"), CANARY);
            document.getPage(0).getCOSObject().setItem(COSName.getPDFName("PieceInfo"), pieces);
            return null;
        });

        var clean = PdfCheck.clean(pdf, "");

        assertEquals(Pdfs.TEXT, Pdfs.text(clean));
        assertGone(clean);
        assertEquals(
                List.of(),
                Pdfs.ask(clean, it -> List.copyOf(it.getDocumentInformation().getMetadataKeys())));
    }

    @Test
    void what_runs_is_gone() {
        var pdf = Pdfs.with(document -> {
            var catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setItem(COSName.OPEN_ACTION, Pdfs.action("JavaScript", "JS", CANARY));
            var more = new COSDictionary();
            more.setItem(COSName.getPDFName("WC"), Pdfs.action("JavaScript", "JS", CANARY));
            catalog.setItem(COSName.AA, more);
            document.getPage(0).getCOSObject().setItem(COSName.AA, more);
            for (var type : List.of(
                    "JavaScript",
                    "Launch",
                    "SubmitForm",
                    "ImportData",
                    "GoToR",
                    "GoToE",
                    "Rendition",
                    "Hide",
                    "Unheard")) Pdfs.link(document, Pdfs.action(type, "JS", CANARY, "F", CANARY));
            var chained = Pdfs.action("URI", "URI", "https://example.org/");
            chained.setItem(COSName.NEXT, Pdfs.action("Launch", "F", CANARY));
            Pdfs.link(document, chained);
            Pdfs.annotation(document, "Screen").setItem(COSName.A, Pdfs.action("Rendition", "JS", CANARY));
            return null;
        });

        var clean = PdfCheck.clean(pdf, "");

        assertGone(clean);
        assertEquals(10, Pdfs.links(clean).size());
        assertEquals("https://example.org/", Pdfs.links(clean).get(9));
    }

    @Test
    void scripts_by_name_and_forms_that_are_scripts_are_gone() {
        var pdf = Pdfs.with(document -> {
            var names = new COSDictionary();
            names.setItem(COSName.getPDFName("JavaScript"), Pdfs.action("JavaScript", "JS", CANARY));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
            var form = new COSDictionary();
            form.setString(COSName.XFA, CANARY);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
            return null;
        });

        assertGone(PdfCheck.clean(pdf, ""));
    }

    @Test
    void files_in_the_file_are_gone() {
        var pdf = Pdfs.with(document -> {
            var file = new PDComplexFileSpecification();
            file.setFile(CANARY + ".exe");
            file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(Bytes.latin(CANARY))));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(CANARY, file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            Pdfs.annotation(document, "FileAttachment").setItem(COSName.FS, file);
            return null;
        });

        assertGone(PdfCheck.clean(pdf, ""));
    }

    @Test
    void photos_inside_keep_no_place() {
        var pdf = Pdfs.with(document -> {
            Pdfs.photo(document, CANARY);
            return null;
        });
        assertTrue(Bytes.holds(pdf, CANARY));

        var clean = PdfCheck.clean(pdf, "");

        assertFalse(Bytes.holds(clean, CANARY));
        assertFalse(Bytes.holds(clean, "Exif"));
        assertTrue(Bytes.holds(clean, "\u00ff\u00d8\u00ff"), "the photo itself is there");
    }

    @Test
    void text_beside_the_pixels_of_a_jpeg_2000_is_gone() {
        var boxes = Bytes.latin("\0\0\0\u000cjP  \r\n\u0087\n" + "\0\0\0\u0014xml " + CANARY + "\0\0\0\njp2cXY");
        assertEquals("\0\0\0\u000cjP  \r\n\u0087\n\0\0\0\njp2cXY", latin(Jp2Parts.of(boxes)));

        var pdf = Pdfs.holding(Pdfs.stream("/Subtype/Image/Filter/JPXDecode", boxes));

        assertTrue(Bytes.holds(pdf, CANARY));
        assertFalse(Bytes.holds(PdfCheck.clean(pdf, ""), CANARY));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_earlier_version_in_the_same_file_is_gone() {
        var first = Pdfs.holding("<</Title (" + CANARY + ")>>");
        var second = Bytes.joined(
                first,
                Bytes.latin("4 0 obj\n<</Title (public)>>\nendobj\nxref\n4 1\n"
                        + "%010d 00000 n \n".formatted(first.length) + "trailer\n<</Size 5/Root 1 0 R/Prev "
                        + new String(first, StandardCharsets.ISO_8859_1).replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1")
                        + ">>\nstartxref\n" + (first.length + 39) + "\n%%EOF\n"));
        assertTrue(Pdfs.ask(second, it -> it.getDocumentCatalog()
                        .getDocumentOutline()
                        .getCOSObject()
                        .getString("Title"))
                .equals("public"));

        assertGone(PdfCheck.clean(second, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c", "HTTP://example.org", "mailto:press@example.org"})
    void links_to_the_web_and_to_mail_stay(String address) {
        assertEquals(List.of(address), Pdfs.links(PdfCheck.clean(linking(address), "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "\\\\host\\share",
                "smb://host/x",
                "data:text/html,x",
                "x",
                ""
            })
    void links_to_anywhere_else_lead_nowhere(String address) {
        assertEquals(List.of(""), Pdfs.links(PdfCheck.clean(linking(address), "")));
    }

    @Test
    void language_and_tags_for_those_who_listen_stay() {
        var pdf = Pdfs.with(document -> {
            document.getDocumentCatalog().setLanguage("mk");
            var root = new PDStructureTreeRoot();
            var heading = new PDStructureElement("H1", root);
            heading.setAlternateDescription("A field");
            root.appendKid(heading);
            document.getDocumentCatalog().setStructureTreeRoot(root);
            return null;
        });

        var clean = PdfCheck.clean(pdf, "Report 2026");

        assertEquals("mk", Pdfs.ask(clean, it -> it.getDocumentCatalog().getLanguage()));
        assertEquals("A field", Pdfs.ask(clean, it -> ((PDStructureElement)
                        it.getDocumentCatalog().getStructureTreeRoot().getKids().get(0))
                .getAlternateDescription()));
        assertEquals(
                "Report 2026", Pdfs.ask(clean, it -> it.getDocumentInformation().getTitle()));
    }

    @Test
    void the_same_pdf_gives_the_same_bytes() {
        var pdf = Pdfs.with(document -> {
            Pdfs.photo(document, CANARY);
            return Pdfs.annotation(document, "Link");
        });

        assertArrayEquals(PdfCheck.clean(pdf, "T"), PdfCheck.clean(pdf, "T"));
        assertEquals(Pdfs.TEXT, Pdfs.text(PdfCheck.clean(PdfCheck.clean(pdf, "T"), "T")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Text", "FreeText", "Highlight", "Square", "Redact", "Stamp", "Ink"})
    void comments_and_marks_are_settled_by_their_author_not_by_us(String subtype) {
        var pdf = Pdfs.with(document -> Pdfs.annotation(document, subtype));

        assertRefused("comments or drawn marks", pdf);
    }

    @Test
    void the_library_writes_nothing_of_a_file_into_the_log() throws IOException {
        var settings = new Properties();
        try (var in = PdfCheckTest.class.getResourceAsStream("/application.properties")) {
            settings.load(in);
        }

        assertEquals("OFF", settings.getProperty("logging.level.org.apache.pdfbox"));
        assertEquals("OFF", settings.getProperty("logging.level.org.apache.fontbox"));
    }

    @Test
    void what_is_locked_is_refused() {
        assertRefused("encrypted", Pdfs.encrypted("secret"));
        assertRefused("encrypted", Pdfs.encrypted(""));
    }

    private static byte[] linking(String address) {
        return Pdfs.with(document -> {
            Pdfs.link(document, address);
            return null;
        });
    }

    static void assertRefused(String words, byte[] pdf) {
        var refused = assertThrows(InvalidFile.class, () -> PdfCheck.clean(pdf, ""));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    /** Looked for in the file and in everything it unpacks to. */
    private static void assertGone(byte[] pdf) {
        assertFalse(Bytes.holds(pdf, CANARY));
        Pdfs.ask(pdf, document -> {
            for (var key : document.getDocument().getXrefTable().keySet()) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                assertFalse(String.valueOf(object).contains(CANARY), String.valueOf(object));
                if (object instanceof org.apache.pdfbox.cos.COSStream stream)
                    assertFalse(stream.toTextString().contains(CANARY));
            }
            return null;
        });
    }
}
