package org.communique.intake;

import java.util.Locale;

/** What can be wrong with a file that somebody gives, and how to mend it. Places such as {@code {0}} are filled by the finder. */
public enum FileFault {
    TOO_LARGE("it is larger than 10 MB: make it smaller"),
    EMPTY("it is empty"),
    PROGRAM("it is a program: programs are never taken"),
    SCRIPT("it is a script: scripts are never taken"),
    SHORTCUT("it is a shortcut: give the file it leads to"),
    PACKED("it is an archive or an office document: save a document as PDF, and unpack an archive"),
    OLD_OFFICE("it is an old office document: save it as PDF"),
    RICH_TEXT("it is rich text: save it as PDF"),
    POSTSCRIPT("it is PostScript: save it as PDF"),
    ARCHIVE("it is an archive: unpack it and give the files"),
    GIF("it is a GIF: save a still picture as PNG"),
    RIFF("it is WebP, sound or film: save a picture as PNG or JPEG"),
    BITMAP("it is a bitmap: save it as PNG"),
    TIFF("it is a TIFF or raw photo: save it as JPEG or PNG"),
    ICON("it is an icon: save it as PNG"),
    PHOTOSHOP("it is a Photoshop file: save it as JPEG or PNG"),
    SOUND("it is sound: put it on a site of its own and link to it"),
    FILM("it is sound or film: put it on a site of its own and link to it"),
    HEIC("it is HEIC, AVIF or film: save a picture as JPEG or PNG"),
    LONG_NAME("its name is longer than 120 characters: shorten it"),
    INVISIBLE_NAME("its name holds an invisible character: type the name anew"),
    UNSAFE_NAME("its name holds one of {0}: rename it"),
    ODD_NAME("its name means something else on other systems: rename it to begin with a word"),
    WRONG_ENDING("it is {0} by its bytes: rename it to end with .{1}"),
    DAMAGED_PICTURE_WITHIN("a picture in it is damaged: save that anew, or print the PDF to a new one"),
    ODD_JPEG("it is a kind of JPEG that browsers cannot show: save it as an ordinary JPEG"),
    DEEP_JPEG("it is a JPEG of 12 bits a colour: save it with 8 bits"),
    LAYERED_JPEG("it is a JPEG of too many layers: save it anew, not progressive"),
    DAMAGED_JPEG("it is a JPEG that is damaged or cut off: copy it again or save it anew"),
    NO_PICTURE("its bytes are no PNG or JPEG picture: attach it, or choose a picture"),
    ENCRYPTED_PDF("it is encrypted: save a copy without a password and without restrictions"),
    DAMAGED_PDF("it is a PDF that cannot be read to its end: open it and print it to a new PDF"),
    SLOW_PDF("it takes too long to read: print it to a new PDF, or to several"),
    SIGNED_PDF("it carries a digital signature, which a cleaned copy breaks: print it to a new PDF"),
    MARKED_PDF("it carries comments or drawn marks: settle them, then print it to a new PDF"),
    HEAVY_PDF("it unpacks to more than any document needs: print it to a new PDF, or to several"),
    HUGE_PICTURE("it has {0} × {1} pixels: make it smaller, at most 40 megapixels and 20,000 pixels a side"),
    DAMAGED_PICTURE("it is damaged: its picture cannot be drawn; open it and save it anew"),
    ANIMATED_PNG("it is animated: save one still picture of it"),
    DAMAGED_PNG("it is a PNG that is damaged or cut off: copy it again or save it anew"),
    CONTROL_CHARACTER("it is no text: line {0} holds a control character; give a PDF, PNG, JPEG, CSV or text file"),
    MARKUP("it is HTML, SVG or XML: save it as PDF, or a drawing as PNG"),
    FORMULA("line {0} holds a formula: write its value; a cell may not begin with = + - @"),
    NO_UTF8("it is no PDF, PNG or JPEG and no text in UTF-8: save text and tables as UTF-8");

    private final String words;

    FileFault(String words) {
        this.words = words;
    }

    /** As it stands in keys of phrases, such as {@code too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In English, as the console says it. */
    String words(Object... details) {
        var filled = words;
        for (int i = 0; i < details.length; i++) filled = filled.replace("{" + i + "}", String.valueOf(details[i]));
        return filled;
    }
}
