package org.communique.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of an .odt (OpenDocument 1.3) to blocks. Deleted words, annotations and tables of contents are not read. */
final class OdtReader {

    private static final Set<String> LEFT_OUT = Set.of(
            "tracked-changes",
            "annotation",
            "annotation-end",
            "table-of-content",
            "alphabetical-index",
            "forms",
            "sequence-decls",
            "variable-decls",
            "hidden-text",
            "hidden-paragraph",
            "title",
            "desc",
            "ruby-text");

    private final Page page = new Page();
    private final NotesAtEnd notes = new NotesAtEnd();
    private final OdtStyles styles;
    private final Map<String, Integer> nextNumbers = new HashMap<>();
    private List<Block> boxes = new ArrayList<>();

    private OdtReader(OdtStyles styles) {
        this.styles = styles;
    }

    /** Where words stand. */
    private record Around(Run.Look look, String target, Raised raised) {}

    /** Where a list stands. */
    private record Place(String list, int depth) {

        static final Place NONE = new Place("", -1);
    }

    static Page read(Packed packed) throws Unreadable {
        var manifest = packed.part("META-INF/manifest.xml");
        if (manifest.isPresent()) Xml.read(manifest.get(), OdtReader::openly);
        var styles = new OdtStyles();
        var reader = new OdtReader(styles);
        for (var name : List.of("styles.xml", "content.xml")) {
            var part = packed.part(name);
            if (part.isPresent()) Xml.read(part.get(), xml -> reader.part(xml));
        }
        reader.notes.addTo(reader.page);
        return reader.page;
    }

    private static void openly(Xml xml) throws Unreadable {
        xml.children(file -> xml.children(name -> {
            if (name.equals("encryption-data")) throw new Unreadable(Refusal.LOCKED);
        }));
    }

    private void part(Xml xml) throws Unreadable {
        xml.children(name -> {
            if (name.equals("styles") || name.equals("automatic-styles")) styles.read(xml);
            if (name.equals("body")) blocks(xml, Place.NONE);
        });
    }

    private void blocks(Xml xml, Place place) throws Unreadable {
        xml.children(name -> {
            if (name.equals("p")) paragraph(xml);
            else if (name.equals("h")) heading(xml);
            else if (name.equals("list")) list(xml, place);
            else if (name.equals("table")) table(xml);
            else if (name.equals("frame")) frame(xml);
            else if (!LEFT_OUT.contains(name)) blocks(xml, place);
        });
    }

    private void paragraph(Xml xml) throws Unreadable {
        var style = xml.attribute("style-name");
        boolean quote = styles.is(style, "Quotations");
        if (styles.is(style, "Title") || styles.is(style, "Subtitle")) {
            heading(xml, styles.is(style, "Title") ? 1 : 2);
            return;
        }
        var look = styles.look("paragraph", style, Run.Look.PLAIN);
        var shown = quote ? new Run.Look(look.bold(), false) : look;
        text(
                xml,
                shown,
                runs -> quote
                        ? new Block.Quote(new ArrayList<>(List.of(new Block.Paragraph(runs))))
                        : new Block.Paragraph(runs));
    }

    private void heading(Xml xml) throws Unreadable {
        var level = xml.attribute("outline-level");
        heading(xml, level.matches("[1-9]") ? level.charAt(0) - '0' : 1);
    }

    private void heading(Xml xml, int level) throws Unreadable {
        text(xml, Run.Look.PLAIN, runs -> new Block.Heading(level, Flat.head(runs)));
    }

    private void text(Xml xml, Run.Look look, java.util.function.Function<List<Run>, Block> kind) throws Unreadable {
        var outer = boxes;
        boxes = new ArrayList<>();
        page.as(kind, () -> inline(xml, new Around(look, "", Raised.NO)));
        boxes.forEach(page::add);
        boxes = outer;
    }

    private void inline(Xml xml, Around around) throws Unreadable {
        xml.children(new Xml.Children() {
            @Override
            public void element(String name) throws Unreadable {
                part(xml, name, around);
            }

            @Override
            public void text(String text) {
                var line = text.replace('\n', ' ');
                page.words(new Run(around.raised().of(line), around.look(), around.target()));
            }
        });
    }

    private void part(Xml xml, String name, Around around) throws Unreadable {
        if (LEFT_OUT.contains(name)) return;
        switch (name) {
            case "span" -> {
                var style = xml.attribute("style-name");
                var raised = styles.raised(style);
                inline(
                        xml,
                        new Around(
                                styles.look("text", style, around.look()),
                                around.target(),
                                raised == Raised.NO ? around.raised() : raised));
            }
            case "a" -> inline(xml, new Around(around.look(), xml.attribute("href"), around.raised()));
            case "s", "tab" -> page.words(Run.plain(" "));
            case "line-break" -> page.lineEnd();
            case "note" -> note(xml);
            case "frame" -> boxes.addAll(page.within(() -> frame(xml)));
            default -> inline(xml, around);
        }
    }

    private void note(Xml xml) throws Unreadable {
        page.words(Run.plain(notes.sign()));
        int number = notes.count();
        xml.children(name -> {
            if (name.equals("note-body")) notes.put(number, page.within(() -> blocks(xml, Place.NONE)));
        });
    }

    /** A picture comes in several formats, but it is one. */
    private void frame(Xml xml) throws Unreadable {
        var pictures = new int[1];
        xml.children(name -> {
            if (name.equals("image") && pictures[0]++ == 0) page.image();
            if (name.equals("text-box")) blocks(xml, Place.NONE);
        });
    }

    private void list(Xml xml, Place around) throws Unreadable {
        var own = xml.attribute("style-name");
        var place = new Place(own.isEmpty() ? around.list() : own, around.depth() + 1);
        boolean goesOn = xml.attribute("continue-numbering").equals("true");
        var items = new ArrayList<List<Block>>();
        xml.children(name -> {
            if (name.equals("list-item") || name.equals("list-header"))
                items.add(page.within(() -> blocks(xml, place)));
        });
        int start = goesOn ? nextNumbers.getOrDefault(place.list(), 1) : 1;
        if (place.depth() == 0) nextNumbers.put(place.list(), start + items.size());
        page.add(new Block.Listing(styles.numbers(place.list(), place.depth()) ? start : 0, items));
    }

    private void table(Xml xml) throws Unreadable {
        var rows = new ArrayList<List<List<Block>>>();
        rows(xml, rows);
        page.table(rows);
    }

    private void rows(Xml xml, List<List<List<Block>>> rows) throws Unreadable {
        xml.children(name -> {
            if (name.equals("table-header-rows") || name.equals("table-rows") || name.equals("table-row-group"))
                rows(xml, rows);
            if (!name.equals("table-row")) return;
            var cells = new ArrayList<List<Block>>();
            xml.children(cell -> {
                if (cell.endsWith("table-cell")) cells.add(page.within(() -> blocks(xml, Place.NONE)));
            });
            rows.add(cells);
        });
    }
}
