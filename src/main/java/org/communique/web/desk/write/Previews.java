package org.communique.web.desk.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.release.Galley;
import org.communique.render.Greeting;
import org.communique.render.Slots;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.statement.Organisation;
import org.communique.statement.StatementFile;
import org.springframework.stereotype.Component;

/** Documents for the frame of the preview: the very bytes of the renderer, and around what is no document of its own a plain one. */
@Component
class Previews {

    /** Stands for the links that every recipient has of her own; it leads nowhere. */
    private static final String NOWHERE = "https://example.org/";

    /** Where a file will be once it is public: its hash in two halves. */
    private static final Pattern MEDIA = Pattern.compile("\"[^\"\\s]*/media/([0-9a-f]{32})/([0-9a-f]{32})/[^\"\\s]*\"");

    private static final String DARK = "@media (prefers-color-scheme:dark)";

    /** What Gmail and Outlook do to a light mail in a dark program, as far as a filter can show it. */
    private static final String INVERSION = "<style>html{background:#101010}body{filter:invert(1) hue-rotate(180deg)}"
            + "img{filter:invert(1) hue-rotate(180deg)}</style></head>";

    private final Templates templates;
    private final String css;

    Previews(Templates templates) {
        this.templates = templates;
        css = sheet();
    }

    /** The public pages' own: the frame's document may load nothing. */
    private static String sheet() {
        try (var file = Previews.class.getResourceAsStream("/static/site.css")) {
            if (file == null) throw new IllegalStateException("the style sheet of the site is missing from the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet of the site could not be read", e);
        }
    }

    /**
     * Somebody as whom the mail is shown. Nobody real: no address and no name is looked up for it.
     *
     * @param list what the list is called
     * @param name in the greeting; empty = the neutral one
     */
    record Reader(String list, String name) {}

    String html(Galley galley, PreviewView view, Reader reader, Organisation of) {
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
            case PAGE -> document("page", galley, Map.of("it", page(galley, of), "css", css));
            case ENTRY -> document("entry", galley, Map.of("entry", rendered.entry()));
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
        model.put("url", galley.pageUrl());
        return templates.render("desk/preview-" + fragment + ".html", language, model);
    }

    private static PageView page(Galley galley, Organisation of) {
        var content = galley.revision().content();
        var language = galley.rendered().language();
        return new PageView(
                content.title(),
                content.summary(),
                of.name(language),
                galley.rendered().page(),
                content.files().stream()
                        .filter(it -> it.role() == StatementFile.Role.IMAGE)
                        .map(PageView.File::of)
                        .toList(),
                content.files().stream()
                        .filter(it -> it.role() == StatementFile.Role.ATTACHMENT)
                        .map(PageView.File::of)
                        .toList());
    }
}
