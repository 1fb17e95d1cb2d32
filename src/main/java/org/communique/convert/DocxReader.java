package org.communique.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of a .docx (ECMA-376, WordprocessingML) to blocks. Deleted words, comments and hidden text are not read. */
final class DocxReader {

    /** Hold what stands in the text around them. */
    private static final Set<String> TRANSPARENT =
            Set.of("body", "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "bdo", "dir");

    private final Page page = new Page();
    private final NotesAtEnd notes = new NotesAtEnd();
    private final Map<String, Integer> noteNumbers = new HashMap<>();
    private final DocxFields fields = new DocxFields();
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Map<String, String> links;

    /** Text boxes of the paragraph at hand; they follow it. */
    private List<Block> boxes = new ArrayList<>();

    private DocxReader(DocxStyles styles, DocxNumbering numbering, Map<String, String> links) {
        this.styles = styles;
        this.numbering = numbering;
        this.links = links;
    }

    static Page read(Packed packed) throws Unreadable {
        var reader = new DocxReader(
                DocxStyles.read(packed), DocxNumbering.read(packed), links(packed, "word/_rels/document.xml.rels"));
        Xml.read(packed.part("word/document.xml").orElseThrow(), xml -> reader.blocks(xml));
        for (var kind : List.of("footnote", "endnote")) {
            var part = packed.part("word/" + kind + "s.xml");
            if (part.isPresent()) reader.notes(part.get(), kind, links(packed, "word/_rels/" + kind + "s.xml.rels"));
        }
        reader.notes.addTo(reader.page);
        return reader.page;
    }

    private static Map<String, String> links(Packed packed, String part) throws Unreadable {
        var links = new HashMap<String, String>();
        var rels = packed.part(part);
        if (rels.isPresent())
            Xml.read(
                    rels.get(),
                    xml -> xml.children(name -> {
                        if (xml.attribute("Type").endsWith("/hyperlink"))
                            links.put(xml.attribute("Id"), xml.attribute("Target"));
                    }));
        return links;
    }

    private void blocks(Xml xml) throws Unreadable {
        xml.children(name -> {
            if (name.equals("p")) paragraph(xml);
            else if (name.equals("tbl")) table(xml);
            else if (TRANSPARENT.contains(name)) blocks(xml);
        });
    }

    private void paragraph(Xml xml) throws Unreadable {
        var said = new DocxParagraph[] {DocxParagraph.UNSAID};
        var outer = boxes;
        boxes = new ArrayList<>();
        page.as(runs -> block(said[0], runs), () -> inline(xml, said, ""));
        boxes.forEach(page::add);
        boxes = outer;
    }

    private Block block(DocxParagraph said, List<Run> runs) {
        var style = said.style();
        if (styles.contents(style)) return new Block.Paragraph(List.of());
        var heading = said.heading().or(() -> styles.heading(style));
        if (heading.isPresent()) return new Block.Heading(heading.get(), Flat.head(runs));
        var item =
                said.item().or(() -> styles.item(style)).filter(it -> !it.list().equals("0"));
        if (item.isPresent()) return new Block.Line(item.get().depth(), numbering.next(item.get()), runs);
        return styles.quote(style)
                ? new Block.Quote(new ArrayList<>(List.of(new Block.Paragraph(runs))))
                : new Block.Paragraph(runs);
    }

    private void inline(Xml xml, DocxParagraph[] said, String target) throws Unreadable {
        xml.children(name -> {
            if (name.equals("pPr")) said[0] = DocxParagraph.read(xml);
            else if (name.equals("r")) run(xml, said[0], target);
            else if (name.equals("hyperlink")) inline(xml, said, links.getOrDefault(xml.attribute("id"), target));
            else if (name.equals("fldSimple")) inline(xml, said, DocxFields.target(xml.attribute("instr")));
            else if (TRANSPARENT.contains(name)) inline(xml, said, target);
        });
    }

    private void run(Xml xml, DocxParagraph paragraph, String target) throws Unreadable {
        var look = new DocxLook[] {DocxLook.UNSAID};
        xml.children(name -> {
            switch (name) {
                case "rPr" -> look[0] = DocxLook.read(xml);
                case "t" -> words(xml.words(), look[0], paragraph, target);
                case "tab" -> page.words(Run.plain(" "));
                case "noBreakHyphen" -> words("\u2011", look[0], paragraph, target);
                case "br" -> {
                    if (!xml.attribute("type").equals("page")) page.lineEnd();
                }
                case "cr" -> page.lineEnd();
                case "footnoteReference" -> noteSign("footnote", xml.attribute("id"));
                case "endnoteReference" -> noteSign("endnote", xml.attribute("id"));
                case "fldChar" -> fields.character(xml.attribute("fldCharType"));
                case "instrText" -> fields.instruction(xml.words());
                case "drawing", "pict", "object", "AlternateContent" -> drawing(xml);
                default -> {}
            }
        });
    }

    private void words(String text, DocxLook look, DocxParagraph paragraph, String target) {
        if (look.hidden() || fields.inInstruction()) return;
        boolean bold = look.bold()
                .or(() -> styles.bold(look.style()))
                .or(() -> styles.bold(paragraph.style()))
                .orElse(false);
        // what is set as a quote needs no slant besides
        boolean italic = look.italic()
                .or(() -> styles.italic(look.style()))
                .or(() -> styles.italic(paragraph.style()).filter(it -> !styles.quote(paragraph.style())))
                .orElse(false);
        page.words(new Run(
                look.raised().of(text), new Run.Look(bold, italic), target.isEmpty() ? fields.target() : target));
    }

    private void noteSign(String kind, String id) {
        page.words(Run.plain(notes.sign()));
        noteNumbers.put(kind + id, notes.count());
    }

    /** Pictures are counted, text boxes read; the older twin of a drawing is passed over. */
    private void drawing(Xml xml) throws Unreadable {
        xml.children(name -> {
            if (name.equals("blip") || name.equals("imagedata")) page.image();
            else if (name.equals("txbxContent")) boxes.addAll(page.within(() -> blocks(xml)));
            else if (!name.equals("Fallback")) drawing(xml);
        });
    }

    private void table(Xml xml) throws Unreadable {
        var rows = new ArrayList<List<List<Block>>>();
        rows(xml, rows);
        page.table(rows);
    }

    private void rows(Xml xml, List<List<List<Block>>> rows) throws Unreadable {
        xml.children(name -> {
            if (name.equals("tr")) {
                var cells = new ArrayList<List<Block>>();
                cells(xml, cells);
                rows.add(cells);
            } else if (TRANSPARENT.contains(name)) rows(xml, rows);
        });
    }

    private void cells(Xml xml, List<List<Block>> cells) throws Unreadable {
        xml.children(name -> {
            if (name.equals("tc")) cells.add(page.within(() -> blocks(xml)));
            else if (TRANSPARENT.contains(name)) cells(xml, cells);
        });
    }

    private void notes(java.io.InputStream part, String kind, Map<String, String> own) throws Unreadable {
        links.clear();
        links.putAll(own);
        Xml.read(
                part,
                xml -> xml.children(name -> {
                    var number = noteNumbers.get(kind + xml.attribute("id"));
                    if (name.equals(kind) && number != null) notes.put(number, page.within(() -> blocks(xml)));
                }));
    }
}
