package org.communique.render;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Node;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.communique.statement.StatementFile;

/**
 * What the mail templates may name. Lines of the text twin come wrapped, so that the template only puts them in order.
 *
 * @param body     sanitised HTML, or empty if the text is too long for a mail
 * @param bodyText its text twin
 */
record MailModel(Manuscript manuscript, String subject, String body, String bodyText) {

    static MailModel of(Manuscript manuscript, Node document, boolean whole) {
        var title = Written.clean(manuscript.content().title());
        var subject = subject(manuscript, title);
        return whole
                ? new MailModel(
                        manuscript,
                        subject,
                        SafeHtml.styled(Markdown.mailHtml(
                                document,
                                manuscript.language(),
                                manuscript.imprint().accent())),
                        TextTwin.of(document))
                : new MailModel(manuscript, subject, "", "");
    }

    private static String subject(Manuscript manuscript, String title) {
        if (manuscript.embargo().isPresent()) return Phrases.get(manuscript.language(), "mail.embargo-subject", title);
        return manuscript.corrections().isEmpty()
                ? title
                : Phrases.get(manuscript.language(), "correction.title", title);
    }

    /** The name of the pair of templates. */
    String template() {
        if (manuscript.embargo().isPresent()) return "press";
        return manuscript.kind() == Kind.ISSUE ? "issue" : "statement";
    }

    Locale locale() {
        return manuscript.language();
    }

    /** An attachment in words. */
    static String label(StatementFile file) {
        return Written.clean(file.description().isEmpty() ? file.name() : file.description());
    }

    Map<String, Object> asMap() {
        var content = manuscript.content();
        var head = manuscript.imprint();
        var summary = Written.clean(content.summary());
        var model = new HashMap<String, Object>();
        model.put("lang", locale().toLanguageTag());
        model.put("dir", Languages.direction(locale()));
        model.put("start", Languages.direction(locale()).equals("rtl") ? "right" : "left");
        model.put("end", Languages.direction(locale()).equals("rtl") ? "left" : "right");
        model.put("title", Written.clean(content.title()));
        model.put("summary", summary);
        model.put(
                "preheader",
                summary.length() <= 110 ? summary : summary.substring(0, 109).stripTrailing() + "…");
        model.put(
                "readOn",
                Phrases.get(locale(), manuscript.kind() == Kind.ISSUE ? "mail.read-issue" : "mail.read-full"));
        model.put("kicker", Phrases.get(locale(), "kind." + manuscript.kind().code()));
        model.put("date", date(FormatStyle.LONG));
        model.put("organisation", Written.clean(head.organisation()));
        model.put("pressAddress", head.pressAddress());
        model.put("pressPhone", head.pressPhone());
        model.put("postal", Written.clean(head.postal()));
        model.put("legal", Written.clean(head.legal()));
        model.put("accent", head.accent());
        model.put("corrections", Corrected.notes(manuscript));
        model.put("origin", manuscript.origin().map(Origin::url));
        model.put("firstBy", manuscript.origin().map(it -> it.words(locale())).orElse(""));
        model.put("body", body);
        model.put("bodyText", bodyText);
        model.put("pageUrl", manuscript.pageUrl());
        model.put("image", manuscript.embargo().isPresent() ? Optional.empty() : image());
        model.put("attachments", manuscript.embargo().isPresent() ? List.of() : attachments());
        model.put(
                "translations",
                manuscript.translations().stream().map(this::other).toList());
        model.put("gathered", manuscript.gathered().stream().map(this::gathered).toList());
        model.put("embargo", manuscript.embargo().map(end -> Moments.inWords(end, manuscript.zone(), locale())));
        model.put("unsubscribeUrl", Slots.marker(Slots.UNSUBSCRIBE_URL));
        model.put("preferencesUrl", Slots.marker(Slots.PREFERENCES_URL));
        model.put("advanceUrl", Slots.marker(Slots.ADVANCE_URL));
        model.put("listName", Slots.marker(Slots.LIST_NAME));
        model.put("greeting", Slots.marker(Slots.GREETING));
        model.put("notice", Slots.marker(Slots.NOTICE));
        model.put("notMyBeatUrl", Slots.marker(Slots.NOT_MY_BEAT_URL));
        model.put("movedUrl", Slots.marker(Slots.MOVED_URL));
        model.put("pressBegins", Slots.pressMark(true));
        model.put("pressEnds", Slots.pressMark(false));
        model.put("wrapped", new Wrapped());
        return model;
    }

    private String date(FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(Moments.dates(locale()))
                .format(manuscript.releaseTime().atZone(manuscript.zone()));
    }

    private Optional<Picture> image() {
        return Renderer.file(manuscript, StatementFile.Role.IMAGE)
                .map(it -> new Picture(
                        Renderer.url(manuscript, it),
                        Written.clean(it.description()),
                        600,
                        Math.max(1, Math.round(600f * it.height() / Math.max(1, it.width())))));
    }

    private List<Named> attachments() {
        return manuscript.content().files().stream()
                .filter(it -> it.role() == StatementFile.Role.ATTACHMENT)
                .map(it -> new Named(label(it), Renderer.url(manuscript, it)))
                .toList();
    }

    /**
     * A mail in Latin letters has no others in it: a single Cyrillic word makes a spam filter such as rspamd (chartable, up to
     * 3.4 at least) read a French mail as Bulgarian and count its accents as disguise.
     */
    private Other other(Manuscript.Translation it) {
        boolean own = !Languages.isLatin(locale()) || Languages.isLatin(it.language());
        var named = own ? it.language() : locale();
        return new Other(
                named.toLanguageTag(), Languages.direction(named), Languages.name(it.language(), named), it.url());
    }

    private GatheredItem gathered(Manuscript.Gathered it) {
        return new GatheredItem(
                Written.clean(it.title()),
                Written.clean(it.summary()),
                it.url(),
                it.language().toLanguageTag(),
                Languages.direction(it.language()),
                it.language().equals(locale()) ? "" : Languages.ownName(it.language()));
    }

    /** The image on top of a mail. */
    record Picture(String url, String alt, int width, int height) {}

    /** A link with its words. */
    record Named(String label, String url) {}

    /** Another edition; language and direction are those of its name. */
    record Other(String lang, String dir, String name, String url) {}

    /** A statement an issue gathers; {@code languageName} is empty if it is the issue's own language. */
    record GatheredItem(String title, String summary, String url, String lang, String dir, String languageName) {}

    /** Wraps a line for the text twin. */
    static final class Wrapped {

        /** The text in lines of the twin's width, without a line break at the end. */
        public String lines(String text) {
            return Flowed.wrap(text, "", "").stripTrailing();
        }

        /** The same, underlined. */
        public String underlined(String text) {
            int width = Math.min(Flowed.WIDTH, Flowed.columns(text));
            return lines(text) + "\n" + "=".repeat(Math.max(1, width));
        }
    }
}
