package org.communique.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.statement.Languages;
import org.communique.statement.StatementFile;

/** Manuscript to everything that goes out. Pure: equal manuscripts give equal bytes. */
public final class Renderer {

    /** What the HTML twin may weigh as sent; the channel measures again. Room is left for the slots. */
    private static final int MAX_HTML = 88 * 1024;

    private final Templates templates;

    public Renderer(Templates templates) {
        this.templates = templates;
    }

    /**
     * Renders one edition. A body that would make the mail larger than mail clients show is left out of the mail, which then
     * carries the summary and the way to the full text; an advance copy has no page yet and keeps its whole text in the text
     * twin.
     */
    public Rendered render(Manuscript manuscript) {
        var document = Markdown.parse(manuscript.content().body());
        var whole = MailModel.of(manuscript, document, true);
        var html = html(whole);
        var model = EncodedSize.of(html) <= MAX_HTML ? whole : MailModel.of(manuscript, document, false);
        var origin =
                manuscript.origin().map(it -> it.html(manuscript.language())).orElse("");
        var body = origin + Corrected.html(manuscript) + SafeHtml.plain(Markdown.html(document)) + gathered(manuscript);
        return new Rendered(
                manuscript.language(),
                model.subject(),
                model == whole ? html : html(model),
                text(manuscript.embargo().isPresent() ? whole : model),
                body,
                entry(manuscript, body));
    }

    private String html(MailModel model) {
        return templates.render("mail/" + model.template() + ".html", model.locale(), model.asMap());
    }

    private String text(MailModel model) {
        var text = templates.render("mail/" + model.template() + ".txt", model.locale(), model.asMap());
        return Flowed.stuffed(text.replaceAll("\n{3,}", "\n\n").strip());
    }

    /** What an issue brings together; a fallback language is named. Nothing for other kinds. */
    private static String gathered(Manuscript manuscript) {
        var html = new StringBuilder();
        for (var it : manuscript.gathered()) {
            boolean other = !it.language().equals(manuscript.language());
            html.append("<div lang=\"")
                    .append(it.language().toLanguageTag())
                    .append("\" dir=\"")
                    .append(Languages.direction(it.language()))
                    .append("\"><h2><a href=\"")
                    .append(Escape.html(it.url()))
                    .append("\">")
                    .append(Escape.html(Written.clean(it.title())))
                    .append("</a></h2>\n<p>")
                    .append(other ? Escape.html(Languages.ownName(it.language())) + ": " : "")
                    .append(Escape.html(Written.clean(it.summary())))
                    .append("</p></div>\n");
        }
        return html.toString();
    }

    /** The body as readers of a feed get it: the image on top, links to what is attached below, its direction said. */
    private static String entry(Manuscript manuscript, String body) {
        var html = new StringBuilder();
        file(manuscript, StatementFile.Role.IMAGE).ifPresent(it -> html.append("<p><img src=\"")
                .append(Escape.html(url(manuscript, it)))
                .append("\" alt=\"")
                .append(Escape.html(it.description()))
                .append("\" width=\"")
                .append(it.width())
                .append("\" height=\"")
                .append(it.height())
                .append("\"></p>\n"));
        html.append(body);
        for (var it : manuscript.content().files())
            if (it.role() == StatementFile.Role.ATTACHMENT)
                html.append("<p><a href=\"")
                        .append(Escape.html(url(manuscript, it)))
                        .append("\">")
                        .append(Escape.html(MailModel.label(it)))
                        .append("</a></p>\n");
        var direction = Languages.direction(manuscript.language());
        return direction.equals("ltr")
                ? html.toString()
                : "<div dir=\"rtl\" lang=\"" + manuscript.language().toLanguageTag() + "\">" + html + "</div>";
    }

    static Optional<StatementFile> file(Manuscript manuscript, StatementFile.Role role) {
        return manuscript.content().files().stream()
                .filter(it -> it.role() == role)
                .findFirst();
    }

    /**
     * Where a file will be once it is public. Its hash stands in two halves: filters take an image below a longer name for a
     * counter of readers (SpamAssassin's LONG_IMG_URI, 45 characters).
     */
    static String url(Manuscript manuscript, StatementFile file) {
        var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        var sha256 = file.sha256();
        return manuscript.mediaUrl() + "/" + sha256.substring(0, 32) + "/" + sha256.substring(32) + "/" + name;
    }
}
