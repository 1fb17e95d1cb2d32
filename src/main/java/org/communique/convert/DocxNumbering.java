package org.communique.convert;

import java.util.HashMap;
import java.util.Map;

/** Which lists of a .docx have bullets and which numbers, and where each has got to (ECMA-376 §17.9). */
final class DocxNumbering {

    private static final int LEVELS = 9;

    /** Kind of each level, by the abstract list, then the abstract list of each list. */
    private final Map<String, String> kinds = new HashMap<>();

    private final Map<String, String> abstracts = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    static DocxNumbering read(Packed packed) throws Unreadable {
        var all = new DocxNumbering();
        var part = packed.part("word/numbering.xml");
        if (part.isPresent())
            Xml.read(
                    part.get(),
                    xml -> xml.children(name -> {
                        if (name.equals("abstractNum")) all.levels(xml, xml.attribute("abstractNumId"));
                        if (name.equals("num")) all.list(xml, xml.attribute("numId"));
                    }));
        return all;
    }

    private void levels(Xml xml, String id) throws Unreadable {
        xml.children(name -> {
            if (!name.equals("lvl")) return;
            var key = id + "/" + xml.attribute("ilvl");
            xml.children(part -> {
                if (part.equals("numFmt")) kinds.put(key, xml.attribute("val"));
            });
        });
    }

    private void list(Xml xml, String id) throws Unreadable {
        xml.children(name -> {
            if (name.equals("abstractNumId")) abstracts.put(id, xml.attribute("val"));
        });
    }

    /** The number of the next item; 0 = a bullet. */
    int next(DocxParagraph.Item item) {
        var kind = kinds.getOrDefault(abstracts.getOrDefault(item.list(), "") + "/" + item.depth(), "bullet");
        var count = counts.computeIfAbsent(item.list(), it -> new int[LEVELS]);
        count[item.depth()]++;
        for (int deeper = item.depth() + 1; deeper < LEVELS; deeper++) count[deeper] = 0;
        return kind.equals("bullet") || kind.equals("none") ? 0 : count[item.depth()];
    }
}
