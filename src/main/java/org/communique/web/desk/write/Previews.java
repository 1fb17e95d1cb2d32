package org.communique.web.desk.write;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.delivery.Parcel;
import org.communique.feed.Preprint;
import org.communique.feed.PreprintPage;
import org.communique.feed.Preprints;
import org.communique.release.Galley;
import org.communique.render.Greeting;
import org.communique.render.Slots;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.workspace.ProofDesk;
import org.springframework.stereotype.Component;

/** Documents for the frame of the preview: the very bytes of the renderer, and around what is no document of its own a plain one. */
@Component
class Previews {

    /** Stands for the links that every recipient has of her own; it leads nowhere. */
    private static final String NOWHERE = "https://example.org/";

    /** Where a file will be once it is public: its hash, in a mail in two halves. */
    private static final Pattern MEDIA =
            Pattern.compile("\"[^\"\\s]*/media/([0-9a-f]{32})/?([0-9a-f]{32})/[^\"\\s]*\"");

    private static final String DARK = "@media (prefers-color-scheme:dark)";

    /** What Gmail and Outlook do to a light mail in a dark program, as far as a filter can show it. */
    private static final String INVERSION = "<style>html{background:#101010}body{filter:invert(1) hue-rotate(180deg)}"
            + "img{filter:invert(1) hue-rotate(180deg)}</style></head>";

    private final Templates templates;
    private final Preprints preprints;
    private final PreprintPage pages;

    Previews(Templates templates, Preprints preprints, PreprintPage pages) {
        this.templates = templates;
        this.preprints = preprints;
        this.pages = pages;
    }

    /**
     * Somebody as whom the mail is shown. Nobody real: no address and no name is looked up for it.
     *
     * @param list what the list is called
     * @param name in the greeting; empty = the neutral one
     */
    record Reader(String list, String name) {}

    String html(ProofDesk.Proofed proofed, PreviewView view, Reader reader) {
        var galley = proofed.galley();
        var rendered = galley.rendered();
        return switch (view) {
            case PHONE, COMPUTER -> Slots.fillHtml(rendered.html(), slots(rendered.language(), reader));
            case DARK ->
                Slots.fillHtml(rendered.html(), slots(rendered.language(), reader))
                        .replace(DARK, "@media all");
            case INVERTED ->
                Slots.fillHtml(rendered.html(), slots(rendered.language(), reader))
                        .replace(DARK, "@media not all")
                        .replaceFirst("</head>", Matcher.quoteReplacement(INVERSION));
            case TEXT ->
                document(
                        "text",
                        galley,
                        Map.of("text", Slots.fillText(rendered.text(), slots(rendered.language(), reader))));
            case PAGE -> pages.html(preprint(proofed));
            case ENTRY ->
                document("entry", galley, Map.of("it", preprint(proofed).entry()));
        };
    }

    /** The same with pictures that the desk can show before they are public. */
    static String withFilesOf(String path, String html) {
        return MEDIA.matcher(html)
                .replaceAll(it -> Matcher.quoteReplacement("\"" + path) + it.group(1) + it.group(2) + "\"");
    }

    private static Map<String, String> slots(Locale language, Reader reader) {
        return Map.of(
                Slots.GREETING,
                Greeting.in(language).to(reader.name()),
                Slots.LIST_NAME,
                reader.list(),
                Slots.UNSUBSCRIBE_URL,
                NOWHERE,
                Slots.PREFERENCES_URL,
                NOWHERE);
    }

    private String document(String fragment, Galley galley, Map<String, ?> own) {
        var language = galley.rendered().language();
        var model = new HashMap<String, Object>(own);
        model.put("lang", language.toLanguageTag());
        model.put("dir", Languages.direction(language));
        model.put("title", galley.revision().content().title());
        return templates.render("desk/preview-" + fragment + ".html", language, model);
    }

    private Preprint preprint(ProofDesk.Proofed proofed) {
        var sheet = proofed.sheet();
        var galley = sheet.galley();
        var out = Parcel.EditionOut.of(galley);
        var others = proofed.paths().stream()
                .map(it -> new Preprints.Other(it.language(), it.path(), it.title()))
                .toList();
        return preprints.of(sheet.letter(proofed.original()), out, others, proofed.sizes());
    }
}
