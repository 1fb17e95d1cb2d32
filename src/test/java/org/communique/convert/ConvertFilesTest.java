package org.communique.convert;

import static org.communique.convert.Samples.FOLDER;
import static org.communique.convert.Samples.markdown;
import static org.communique.convert.Samples.text;
import static org.communique.convert.Samples.words;
import static org.communique.convert.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents become the Markdown that an author would have written (U5). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertFilesTest {

    private static final String LINKS =
            "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink' Target='https://example.org/' TargetMode='External'/></Relationships>";

    private static final String STYLES = """
            <w:styles xmlns:w="w">
              <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our heading"/><w:basedOn w:val="Kop1"/></w:style>
              <w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
              <w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
              <w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
            </w:styles>""";

    private static final String NUMBERS = """
            <w:numbering xmlns:w="w">
              <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
              <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
              <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
            </w:numbering>""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"odt", "docx"})
    void what_a_word_processor_saved_becomes_markdown(String kind) {
        var converted = Converter.file(FOLDER.resolve("report." + kind));

        assertEquals(new Converted.Written(text("report.md"), 1, 1), converted);
    }

    @Test
    void a_docx_says_by_its_styles_what_its_paragraphs_are() {
        assertEquals(
                "## A\n\n## B\n\n> c\n\nd **e**\n",
                docx(
                        p("Inhopg1", "A … 3") + p("Kop1", "A") + p("Ours", "B") + p("Citaat", "c")
                                + "<w:p><w:r><w:t>d </w:t></w:r><w:r><w:rPr><w:rStyle w:val='Zwaar'/></w:rPr><w:t>e</w:t></w:r></w:p>"));
    }

    @Test
    void a_docx_keeps_its_lists_and_counts_on_after_a_paragraph() {
        assertEquals(
                "- a\n  - b\n- c\n\n1. d\n\ne\n\n2. f\n",
                docx(p("Lijst", "a")
                        + item(1, 1, "b")
                        + item(1, 0, "c")
                        + item(2, 0, "d")
                        + p("", "e")
                        + item(2, 0, "f")));
    }

    @Test
    void links_of_a_docx_may_be_elements_or_fields() {
        var field =
                "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/b\" </w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>b</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> c</w:t></w:r></w:p>";

        assertEquals(
                "[a](https://example.org/)\n\n[b](https://example.org/b) c\n",
                docx("<w:p><w:hyperlink r:id='r1'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>" + field));
    }

    @Test
    void what_was_deleted_hidden_or_remarked_in_a_docx_does_not_come_back() {
        assertEquals(
                "a d\n",
                docx(
                        "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText><w:t>b</w:t></w:r></w:del>"
                                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r><w:ins><w:r><w:t xml:space='preserve'> d</w:t></w:r></w:ins><w:r><w:commentReference w:id='0'/></w:r></w:p>"));
    }

    @Test
    void the_text_box_of_a_docx_follows_its_paragraph_once() {
        var box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>";

        assertEquals(
                "a b\n\nbox\n",
                docx("<w:p><w:r><w:t>a</w:t></w:r><w:r><AlternateContent><Choice><w:drawing>" + box
                        + "</w:drawing></Choice><Fallback><w:pict>" + box
                        + "</w:pict></Fallback></AlternateContent></w:r><w:r><w:t> b</w:t></w:r></w:p>"));
    }

    @Test
    void an_empty_document_is_empty_markdown() {
        assertEquals("", docx("<w:p/>"));
    }

    private String docx(String body) {
        return markdown(Converter.file(zip(
                folder.resolve("a.docx"),
                Map.of(
                        "word/document.xml", words(body),
                        "word/styles.xml", STYLES,
                        "word/numbering.xml", NUMBERS,
                        "word/_rels/document.xml.rels", LINKS))));
    }

    private static String p(String style, String words) {
        return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
    }

    private static String item(int list, int depth, String words) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val='" + depth + "'/><w:numId w:val='" + list
                + "'/></w:numPr></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
    }
}
