package org.communique.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** HTML as Word, Google Docs, LibreOffice and browsers put it on the clipboard, to blocks. */
final class HtmlReader {

    /** Elements within each other beyond this are put beside each other; nobody writes a tenth of it. */
    private static final int DEEPEST = 200;

    private static final Set<String> DROPPED = Set.of(
            "head",
            "title",
            "script",
            "style",
            "xml",
            "template",
            "noscript",
            "object",
            "iframe",
            "embed",
            "svg",
            "math",
            "audio",
            "video",
            "canvas",
            "select",
            "textarea",
            "input",
            "button",
            "del",
            "link",
            "meta");

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "aside",
            "figure",
            "figcaption",
            "address",
            "center",
            "body",
            "html",
            "form",
            "fieldset",
            "dl",
            "dt",
            "dd",
            "details",
            "summary",
            "tr",
            "td",
            "caption");

    /** Word's drawings stand a second time beside them as pictures; its formulas are no text. */
    private static final Set<String> DROPPED_SPACES = Set.of("v:", "m:");

    private static final Set<String> WORD_QUOTES = Set.of("msoquote", "msointensequote");
    private static final Set<String> WORD_TITLES = Set.of("msotitle", "msosubtitle");
    private static final Set<String> NOTE_SIGNS =
            Set.of("sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym");

    private final Page page = new Page();

    private HtmlReader() {}

    /** How words look where we are. */
    private record Around(Run.Look look, String target, Raised raised, boolean asTyped) {

        static final Around NOTHING = new Around(Run.Look.PLAIN, "", Raised.NO, false);

        Around plain() {
            return new Around(Run.Look.PLAIN, target, raised, asTyped);
        }
    }

    static Page read(String html) throws Unreadable {
        var parser = Parser.htmlParser();
        parser.setMaxDepth(DEEPEST);
        Document document = parser.parseInput(html, "");
        var reader = new HtmlReader();
        reader.children(document.body(), Around.NOTHING);
        return reader.page;
    }

    private void children(Node parent, Around around) throws Unreadable {
        for (var child : parent.childNodes()) {
            if (child instanceof TextNode text) words(text.getWholeText(), around);
            else if (child instanceof Element element) element(element, around);
        }
    }

    private void words(String text, Around around) {
        if (!around.asTyped()) {
            page.words(new Run(around.raised().of(text.replace('\n', ' ')), around.look(), around.target()));
            return;
        }
        var lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) page.lineEnd();
            page.words(new Run(lines[i], around.look(), around.target()));
        }
    }

    private void element(Element element, Around around) throws Unreadable {
        var css = new Css(element);
        var tag = element.normalName();
        if (dropped(element, tag, css)) return;
        var inner = new Around(
                css.look(around.look()),
                tag.equals("a") && element.hasAttr("href") ? element.attr("href") : around.target(),
                css.raised() == Raised.NO ? around.raised() : css.raised(),
                around.asTyped() || tag.equals("pre"));
        if (tag.equals("img")) page.image();
        else if (tag.equals("br")) page.lineEnd();
        else if (tag.equals("hr")) page.add(new Block.Rule());
        else if (tag.matches("h[1-6]")) heading(element, tag.charAt(1) - '0', inner);
        else if (tag.equals("blockquote") || isOf(element, WORD_QUOTES)) quote(element, inner);
        else if (tag.equals("ul") || tag.equals("ol") || isList(element, tag)) listing(element, inner);
        else if (tag.equals("table")) table(element, inner);
        else if (tag.equals("a") && isOf(element, NOTE_SIGNS)) page.words(Run.plain(noteSign(element)));
        else if (tag.equals("p")) paragraph(element, css, inner);
        else if (BLOCKS.contains(tag) || tag.equals("pre") || tag.equals("dir") || tag.equals("li"))
            page.as(Block.Paragraph::new, () -> children(element, inner));
        else children(element, inner);
    }

    private static boolean dropped(Element element, String tag, Css css) {
        return DROPPED.contains(tag)
                || tag.length() > 2 && DROPPED_SPACES.contains(tag.substring(0, 2))
                || element.hasAttr("hidden")
                || css.hidden()
                || element.hasClass("MsoCommentReference")
                || tag.equals("span") && WordItem.sign(element);
    }

    private static boolean isOf(Element element, Set<String> classes) {
        return element.hasAttr("class")
                && element.classNames().stream()
                        .anyMatch(it -> classes.contains(it.toLowerCase(java.util.Locale.ROOT)));
    }

    /** LibreOffice indents with {@code <dir>}, which once was a list. */
    private static boolean isList(Element element, String tag) {
        var first = element.firstElementChild();
        return (tag.equals("dir") || tag.equals("menu"))
                && first != null
                && first.normalName().equals("li");
    }

    /** LibreOffice writes the number alone. */
    private static String noteSign(Element element) {
        var text = element.text().strip();
        var sign = text.startsWith("[") ? text : "[" + text + "]";
        return element.className().endsWith("sym") ? sign + " " : sign;
    }

    private void heading(Element element, int level, Around around) throws Unreadable {
        var light = new Around(
                new Run.Look(false, around.look().italic()), around.target(), around.raised(), around.asTyped());
        page.as(heading(level), () -> lightChildren(element, light));
    }

    private static Function<List<Run>, Block> heading(int level) {
        return runs -> new Block.Heading(level, Flat.head(runs));
    }

    private void lightChildren(Element element, Around around) throws Unreadable {
        for (var child : element.childNodes()) {
            if (child instanceof TextNode text) words(text.getWholeText(), around);
            else if (child instanceof Element it && BLOCKS.contains(it.normalName())) lightChildren(it, around);
            else if (child instanceof Element it) element(it, around);
        }
    }

    private void quote(Element element, Around around) throws Unreadable {
        // what is set as a quote needs no slant besides
        var inner = isOf(element, WORD_QUOTES) ? around.plain() : around;
        page.add(new Block.Quote(page.within(() -> children(element, inner))));
    }

    private void paragraph(Element element, Css css, Around around) throws Unreadable {
        var item = WordItem.of(element, css);
        if (item.isPresent()) {
            int depth = item.get().depth();
            int number = item.get().number();
            page.as(runs -> new Block.Line(depth, number, runs), () -> children(element, around));
        } else if (element.attr("role").equals("heading")
                && element.attr("aria-level").matches("[1-9]"))
            heading(element, element.attr("aria-level").charAt(0) - '0', around);
        else if (isOf(element, WORD_TITLES)) heading(element, element.hasClass("MsoTitle") ? 1 : 2, around);
        else page.as(Block.Paragraph::new, () -> children(element, around));
    }

    private void listing(Element list, Around around) throws Unreadable {
        int start = list.normalName().equals("ol") ? start(list) : 0;
        var items = new ArrayList<List<Block>>();
        for (var child : list.childNodes()) {
            boolean ownLevel = child instanceof Element it && it.hasAttr("data-aria-level");
            if (ownLevel) line((Element) child, start == 0 ? 0 : start + items.size(), around);
            else item(items, child, around);
        }
        if (!items.isEmpty()) page.add(new Block.Listing(start, items));
    }

    private void item(List<List<Block>> items, Node child, Around around) throws Unreadable {
        boolean item = child instanceof Element it && it.normalName().equals("li");
        var inner = page.within(() -> {
            if (item) children(child, around);
            else if (child instanceof Element it) element(it, around);
            else if (child instanceof TextNode text && !text.isBlank()) words(text.getWholeText(), around);
        });
        if (inner.isEmpty()) return;
        // Google puts a list within a list beside its item
        if (item || items.isEmpty()) items.add(new ArrayList<>(inner));
        else items.get(items.size() - 1).addAll(inner);
    }

    /** Word for the web makes a list of each item, and says its level. */
    private void line(Element item, int number, Around around) throws Unreadable {
        var level = item.attr("data-aria-level");
        int depth = level.matches("[1-9]") ? level.charAt(0) - '1' : 0;
        var inner = page.within(() -> children(item, around));
        page.add(new Block.Line(depth, number, Flat.of(inner)));
    }

    private static int start(Element list) {
        var start = list.attr("start");
        return start.matches("[1-9]\\d{0,8}") ? Integer.parseInt(start) : 1;
    }

    private void table(Element table, Around around) throws Unreadable {
        for (var child : table.children()) if (child.normalName().equals("caption")) element(child, around);
        var rows = new ArrayList<List<List<Block>>>();
        for (var row : HtmlTable.rows(table)) {
            var cells = new ArrayList<List<Block>>();
            for (var cell : row) {
                cells.add(page.within(() -> children(cell, around)));
                for (int more = 1; more < HtmlTable.span(cell); more++) cells.add(List.of());
            }
            rows.add(cells);
        }
        page.table(rows);
    }
}
