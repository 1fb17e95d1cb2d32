package org.communique.intake;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** What of a PDF is left out, by the keys and types of ISO 32000-1. Pure. */
final class PdfRules {

    /** All that a catalog keeps (§7.7.2): no actions, scripts, metadata, threads, signatures, collections. */
    static final Set<String> CATALOG = Set.of(
            "Type",
            "Version",
            "Extensions",
            "Pages",
            "PageLabels",
            "Names",
            "Dests",
            "ViewerPreferences",
            "PageLayout",
            "PageMode",
            "Outlines",
            "AcroForm",
            "StructTreeRoot",
            "MarkInfo",
            "Lang",
            "OutputIntents",
            "OCProperties");

    /** Keys that run something, embed a file, lead outside or tell of the author and his programs, wherever they stand. */
    private static final Set<String> GONE = Set.of(
            "AA",
            "OpenAction",
            "JS",
            "JavaScript",
            "EmbeddedFiles",
            "AF",
            "Metadata",
            "PieceInfo",
            "Thumb",
            "XFA",
            "PA",
            "OPI",
            "EF",
            "RF",
            "Ref",
            "LastModified",
            "Collection",
            "Requirements");

    /** Dictionaries whose keys are names that the document chose, not words of the format (§7.8.3, §12.5.5, §14.7). */
    static final Set<String> MAPS = Set.of(
            "Font",
            "XObject",
            "ExtGState",
            "ColorSpace",
            "Pattern",
            "Shading",
            "Properties",
            "CharProcs",
            "Colorants",
            "Dests",
            "RoleMap",
            "ClassMap");

    /** Actions that stay (§12.6.4): to a place in the document, to the web. */
    private static final Set<String> ACTIONS = Set.of("GoTo", "URI", "Named");

    private static final Set<String> RUNS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ResetForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "Movie",
            "Sound",
            "Rendition",
            "RichMediaExecute",
            "Trans",
            "GoTo3DView",
            "Hide",
            "SetOCGState",
            "Thread");

    private static final Set<String> TURNS = Set.of("NextPage", "PrevPage", "FirstPage", "LastPage");

    /** Annotations that are left out (§12.5.6). */
    private static final Set<String> PLAYERS =
            Set.of("FileAttachment", "Movie", "Sound", "Screen", "RichMedia", "3D", "Popup", "TrapNet", "PrinterMark");

    /** Marks that only some programs show, or that cover what a copy would uncover. */
    private static final Set<String> MARKS = Set.of(
            "Text",
            "FreeText",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine",
            "Highlight",
            "Underline",
            "Squiggly",
            "StrikeOut",
            "Stamp",
            "Caret",
            "Ink",
            "Redact",
            "Watermark",
            "Projection");

    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)[^\\p{Cntrl}]+");

    private PdfRules() {}

    /** Whether an entry or element of a dictionary or list is left out. */
    static boolean goes(String key, COSBase value) {
        if (GONE.contains(key)) return true;
        if (!(value instanceof COSDictionary it)) return false;
        if (value instanceof COSStream && Set.of("Metadata", "EmbeddedFile").contains(name(it, COSName.TYPE)))
            return true;
        var action = name(it, COSName.S);
        if (RUNS.contains(action) || action.equals("URI") && !leadsToTheWeb(it)) return true;
        if (action.equals("Named") && !TURNS.contains(name(it, COSName.N))) return true;
        if (key.equals("A") && !action.isEmpty() && !ACTIONS.contains(action)) return true;
        return isAnnotation(it) && PLAYERS.contains(name(it, COSName.SUBTYPE));
    }

    /** @throws InvalidFile for a document that would say something else when cleaned */
    static void refuse(COSDictionary it) {
        if (it.containsKey(COSName.BYTERANGE)) throw new InvalidFile(FileFault.SIGNED_PDF);
        if (isAnnotation(it) && MARKS.contains(name(it, COSName.SUBTYPE))) throw new InvalidFile(FileFault.MARKED_PDF);
    }

    /** Fonts and pictures have a subtype too; only an annotation has a place on the page. */
    static boolean isAnnotation(COSDictionary it) {
        return it.containsKey(COSName.RECT) && it.containsKey(COSName.SUBTYPE);
    }

    private static boolean leadsToTheWeb(COSDictionary action) {
        return action.getDictionaryObject(COSName.URI) instanceof COSString address
                && LINK.matcher(address.getString()).matches();
    }

    private static String name(COSDictionary it, COSName key) {
        return it.getDictionaryObject(key) instanceof COSName name ? name.getName() : "";
    }
}
