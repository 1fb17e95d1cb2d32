package org.communique.convert;

import java.util.Optional;
import java.util.Set;

/** What a run says of its look (ECMA-376 §17.3.2). @param style of characters; empty = none */
record DocxLook(Optional<Boolean> bold, Optional<Boolean> italic, boolean hidden, Raised raised, String style) {

    static final DocxLook UNSAID = new DocxLook(Optional.empty(), Optional.empty(), false, Raised.NO, "");

    private static final Set<String> OFF = Set.of("0", "false", "off");

    /** Reads the {@code rPr} at hand. */
    static DocxLook read(Xml xml) throws Unreadable {
        var look = new DocxLook[] {UNSAID};
        xml.children(name -> look[0] = look[0].with(name, xml.attribute("val")));
        return look[0];
    }

    private DocxLook with(String name, String value) {
        var on = !OFF.contains(value);
        return switch (name) {
            case "b" -> new DocxLook(Optional.of(on), italic, hidden, raised, style);
            case "i" -> new DocxLook(bold, Optional.of(on), hidden, raised, style);
            case "vanish" -> new DocxLook(bold, italic, on, raised, style);
            case "vertAlign" -> new DocxLook(bold, italic, hidden, raised(value), style);
            case "rStyle" -> new DocxLook(bold, italic, hidden, raised, value);
            default -> this;
        };
    }

    private static Raised raised(String value) {
        if (value.equals("superscript")) return Raised.UP;
        return value.equals("subscript") ? Raised.DOWN : Raised.NO;
    }
}
