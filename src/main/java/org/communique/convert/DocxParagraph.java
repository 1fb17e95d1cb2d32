package org.communique.convert;

import java.util.Optional;

/** What a paragraph says of itself (ECMA-376 §17.3.1). @param style empty = none */
record DocxParagraph(String style, Optional<Item> item, Optional<Integer> heading) {

    static final DocxParagraph UNSAID = new DocxParagraph("", Optional.empty(), Optional.empty());

    private static final int DEEPEST = 8;

    /** It is an item of this list. @param list {@code 0} = of none, whatever its style says */
    record Item(String list, int depth) {}

    /** Reads the {@code pPr} at hand. */
    static DocxParagraph read(Xml xml) throws Unreadable {
        var paragraph = new DocxParagraph[] {UNSAID};
        xml.children(name -> {
            var now = paragraph[0];
            var value = xml.attribute("val");
            if (name.equals("pStyle")) paragraph[0] = new DocxParagraph(value, now.item(), now.heading());
            if (name.equals("numPr")) paragraph[0] = new DocxParagraph(now.style(), item(xml), now.heading());
            // level 9 is the body
            if (name.equals("outlineLvl") && value.matches("[0-8]"))
                paragraph[0] = new DocxParagraph(now.style(), now.item(), Optional.of(value.charAt(0) - '0' + 1));
        });
        return paragraph[0];
    }

    private static Optional<Item> item(Xml xml) throws Unreadable {
        var found = new String[] {"", "0"};
        xml.children(name -> {
            if (name.equals("numId")) found[0] = xml.attribute("val");
            if (name.equals("ilvl")) found[1] = xml.attribute("val");
        });
        int depth = found[1].matches("\\d") ? Math.min(DEEPEST, found[1].charAt(0) - '0') : 0;
        return found[0].isEmpty() ? Optional.empty() : Optional.of(new Item(found[0], depth));
    }
}
