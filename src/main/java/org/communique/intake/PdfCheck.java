package org.communique.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Writes a PDF anew (ISO 32000-1): what is seen and read stays, with links, bookmarks and tags; what runs, hides or tells of
 * its author goes. Only what the pages lead to is written, so earlier versions in the same file are gone. Equal bytes give
 * equal bytes.
 */
final class PdfCheck {

    /** The identifier of every file we write is made of this and its title, not of the time. */
    private static final long IDENTIFIER = 0;

    private PdfCheck() {}

    /**
     * @param title shown in the window of the reader; empty for none
     * @throws InvalidFile if it is encrypted, signed, damaged or hostile, or carries marks that only some programs show
     */
    static byte[] clean(byte[] bytes, String title) {
        try (var document = new PdfReader(new PdfRation(new RandomAccessReadBuffer(bytes))).parse(true)) {
            if (document.isEncrypted()) throw locked();
            if (!document.getPages().iterator().hasNext()) throw damaged(new IOException("no pages"));
            new PdfCleaning().clean(document);
            entitle(document, title);
            return written(document);
        } catch (InvalidFile refused) {
            throw refused;
        } catch (InvalidPasswordException encrypted) {
            throw locked();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw damaged(broken);
        }
    }

    private static void entitle(PDDocument document, String title) {
        if (title.isBlank()) return;
        document.getDocumentInformation().setTitle(title);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private static byte[] written(PDDocument document) throws IOException {
        document.setDocumentId(IDENTIFIER);
        document.getDocument().getTrailer().removeItem(COSName.ID);
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    static InvalidFile locked() {
        return new InvalidFile(FileFault.ENCRYPTED_PDF);
    }

    private static InvalidFile damaged(Throwable cause) {
        return new InvalidFile(FileFault.DAMAGED_PDF, cause);
    }
}
