package org.communique.convert;

import static org.communique.convert.Samples.refusal;
import static org.communique.convert.Samples.words;
import static org.communique.convert.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five megabytes from a clipboard, and a report with five hundred pictures: its words are there, or it says why not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class LargeTextsTest {

    private static final int PICTURES = 500;
    private static final int FIVE_MEGABYTES = 5_000_000;

    @TempDir
    Path folder;

    @Test
    void five_megabytes_of_what_a_word_processor_says_around_few_words_are_their_words() {
        var paragraph = "<p class=MsoNormal style='mso-margin-top-alt:auto;line-height:150%'><span lang=EN-GB style='"
                + "mso-fareast-font-family:\"Times New Roman\";".repeat(60) + "'>Words.<o:p></o:p></span></p>\n";
        var html = "<style>" + "p.MsoNormal{mso-style-parent:\"\"}".repeat(10_000) + "</style>"
                + paragraph.repeat(FIVE_MEGABYTES / paragraph.length());

        var written = written(Converter.html(html));

        assertEquals(FIVE_MEGABYTES / paragraph.length(), written.markdown().split("Words\\.", -1).length - 1);
    }

    @Test
    void five_megabytes_of_words_are_refused_as_longer_than_a_statement() {
        assertEquals(Refusal.TOO_LONG, refusal(Converter.html("<p>word word word</p>".repeat(FIVE_MEGABYTES / 21))));
        assertEquals(Refusal.TOO_LONG, refusal(Converter.html("word ".repeat(FIVE_MEGABYTES / 5))));
        assertEquals(
                Refusal.TOO_LONG,
                refusal(Converter.html("<br>".repeat(FIVE_MEGABYTES / 8) + "w ".repeat(FIVE_MEGABYTES / 4))));
    }

    @Test
    void pictures_that_a_clipboard_holds_whole_are_counted_and_left_out() {
        var bytes = new byte[7_000];
        new Random(1).nextBytes(bytes);
        var picture = "<p>Before.<img alt='' src='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes) + "'></p>";

        whole(written(Converter.html(picture.repeat(PICTURES))));
    }

    @Test
    void a_docx_with_five_hundred_pictures_is_its_words() {
        var parts = new LinkedHashMap<String, String>();
        var body = new StringBuilder();
        for (int i = 0; i < PICTURES; i++) {
            body.append("<w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:drawing><a:blip xmlns:a='urn:a' r:embed='r")
                    .append(i)
                    .append("'/></w:drawing></w:r></w:p>");
            parts.put("word/media/image" + i + ".png", "a picture");
        }
        parts.put("word/document.xml", words(body.toString()));

        whole(written(file(parts)));
    }

    @Test
    void an_odt_with_five_hundred_pictures_is_its_words() {
        var parts = new LinkedHashMap<String, String>();
        var body = new StringBuilder(
                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                        + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                        + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'><office:body><office:text>");
        for (int i = 0; i < PICTURES; i++) {
            body.append("<text:p>Before.<draw:frame><draw:image/></draw:frame></text:p>");
            parts.put("Pictures/" + i + ".png", "a picture");
        }
        parts.put("content.xml", body + "</office:text></office:body></office:document-content>");

        whole(written(file(parts)));
    }

    private Converted file(Map<String, String> parts) {
        return Converter.file(zip(folder.resolve("report"), parts));
    }

    private static void whole(Converted.Written written) {
        assertEquals(PICTURES, written.images());
        assertEquals(PICTURES, written.markdown().split("Before\\.", -1).length - 1);
    }

    private static Converted.Written written(Converted converted) {
        return converted.match(it -> it, it -> {
            throw new AssertionError("refused: " + it.why());
        });
    }
}
