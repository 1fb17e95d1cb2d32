package org.communique.convert;

import static org.communique.convert.Samples.markdown;
import static org.communique.convert.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What word processors put on the clipboard becomes the Markdown that an author would have written (U5). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertHtmlTest {

    private static final Parser ORACLE = Parser.builder()
            .extensions(java.util.List.of(TablesExtension.create()))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"word", "word-online", "google-docs", "libreoffice"})
    void what_a_word_processor_puts_on_the_clipboard_becomes_markdown(String program) {
        assertEquals(text(program + ".md"), markdown(Converter.html(text(program + ".html"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "word-online", "google-docs", "libreoffice"})
    void no_html_is_left_over(String program) {
        assertFalse(markdown(Converter.html(text(program + ".html"))).matches("(?s).*<[a-zA-Z/!].*"));
    }

    @Test
    void pictures_are_left_out_and_counted() {
        var converted = Converter.html(
                "<p>a<img src='https://example.org/a.png'></p><p><img src='data:image/png;base64,AA'></p>");

        assertEquals(new Converted.Written("a\n", 2, 0), converted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "<a href='javascript:alert(1)'>x</a> ¦ x",
                "<a href='/local'>x</a> ¦ x",
                "<a href='data:text/html,x'>x</a> ¦ x",
                "<a href='HTTPS://example.org/a b'>x</a> ¦ [x](HTTPS://example.org/a%20b)",
                "<a href='mailto:a@example.org'>write</a> ¦ [write](mailto:a@example.org)",
                "Look!<a href='https://example.org'>x</a> ¦ Look\\![x](https://example.org)",
                "<a href='https://example.org'>a] b</a> ¦ [a\\] b](https://example.org)",
                "<b>Note:</b>now ¦ **Note**:now",
                "<b>a </b><i> b</i> ¦ **a** _b_",
                "in<i>tra</i>word ¦ in*tra*word",
                "<b>one</b><b>two</b> ¦ **onetwo**",
                "<span style='font-weight:700'>a <span style='font-weight:normal'>b</span></span> ¦ **a** b",
                "1. no item ¦ 1\\. no item",
                "- no item ¦ \\- no item",
                "# no heading ¦ \\# no heading",
                "#tag ¦ #tag",
                "a * b _ c_d ` ¦ a \\* b \\_ c_d \\`",
                "&lt;b&gt; &amp;lt; 3 &lt; 4 ¦ &lt;b> &amp;lt; 3 < 4",
                "[x](javascript:y) ¦ [x\\]\\(javascript:y)",
                "H<sub>2</sub>O, 1<sup>st</sup> ¦ H₂O, 1st",
                "a\u200Bb\u00ADc\uFEFF ¦ abc",
                "combien\u00A0?  un \u00A0 deux ¦ combien\u00A0? un deux",
                "<script>x</script><style>y</style><!-- z -->a ¦ a",
                "<p>a<br>b<br><br>c</p> ¦ `a\\\nb\n\nc`",
                "<dir><p>indented</p></dir> ¦ indented",
                "<table><tr><td>only to place it</td></tr></table> ¦ only to place it",
                "<ol start=4><li>a<li>b</ol> ¦ `4. a\n5. b`",
                "<ul><li><p>a</p><p>b</p></li><li>c</li></ul> ¦ `- a\n\n  b\n\n- c`",
            })
    void small_things_are_written_as_they_were_meant(String html, String expected) {
        assertEquals(expected + "\n", markdown(Converter.html(html)));
    }

    @Test
    void headings_begin_below_the_title_and_keep_their_order() {
        assertEquals(
                "## a\n\n### b\n\n#### c\n\n#### d\n",
                markdown(Converter.html("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>")));
        assertEquals("## a\n\n### b\n", markdown(Converter.html("<h3>a</h3><h4><b>b</b></h4>")));
    }

    @Test
    void a_table_within_a_cell_and_a_wide_cell_stay_one_table() {
        var html =
                "<table><tr><th colspan=2>a</th></tr><tr><td><table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>";

        assertEquals("| a |  |\n| --- | --- |\n| b c | d |\n", markdown(Converter.html(html)));
    }

    /** The words that commonmark-java reads in our Markdown are the words that were pasted, whatever their look and their signs. */
    @Test
    void no_word_is_lost_and_no_sign_is_taken_for_markdown() {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            var html = new StringBuilder();
            var words = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                var piece = piece(random);
                words.append(piece);
                html.append(dressed(piece.replace("&", "&amp;").replace("<", "&lt;"), random));
            }
            var written = markdown(Converter.html("<p>" + html + "</p>"));
            assertEquals(words.toString().replaceAll("\\s+", " ").strip(), read(written), html + "\n" + written);
        }
    }

    private static String read(String markdown) {
        var words = new StringBuilder();
        ORACLE.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }

    private static String piece(Random random) {
        var alphabet = "ab1 .,:;!?*_[]()<>&#-+=|~`\\'\"“”é日 ";
        var out = new StringBuilder();
        for (int n = random.nextInt(5); n >= 0; n--) out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return out.toString();
    }

    private static String dressed(String words, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "<b>" + words + "</b>";
            case 1 -> "<i>" + words + "</i>";
            case 2 -> "<b><i>" + words + "</i></b>";
            case 3 -> "<a href='https://example.org/a_(b)'>" + words + "</a>";
            default -> words;
        };
    }
}
