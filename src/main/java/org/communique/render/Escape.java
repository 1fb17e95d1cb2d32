package org.communique.render;

/** Text inside HTML. */
public final class Escape {

    private Escape() {}

    /** For element content and for attributes in either kind of quotation marks. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
