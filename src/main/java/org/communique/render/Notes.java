package org.communique.render;

import java.util.HashMap;
import java.util.Map;
import org.communique.statement.Languages;

/** Writes notes in the letterhead of the mails to the public. Pure: equal notes give equal bytes. */
public final class Notes {

    private final Templates templates;

    public Notes(Templates templates) {
        this.templates = templates;
    }

    /** Both twins; {@code page} and {@code entry} are empty, and no slot is left open. */
    public Rendered print(Note note) {
        var model = model(note);
        var html = templates.render("mail/notice.html", note.language(), model);
        var text = templates.render("mail/notice.txt", note.language(), model);
        return new Rendered(
                note.language(),
                Written.clean(note.subject()),
                html,
                Flowed.stuffed(text.replaceAll("\n{3,}", "\n\n").strip()),
                "",
                "");
    }

    /** The phrases come in the language of {@link Phrases#shipped}, and so the mail says that it is in that language. */
    private static Map<String, Object> model(Note note) {
        var shown = Languages.shipped(note.language());
        boolean rightToLeft = Languages.direction(shown).equals("rtl");
        var model = new HashMap<String, Object>();
        model.put("lang", shown.toLanguageTag());
        model.put("dir", Languages.direction(shown));
        model.put("end", rightToLeft ? "left" : "right");
        model.put("date", "");
        model.put("title", Written.clean(note.subject()));
        model.put("preheader", Written.clean(note.text()));
        model.put("text", Written.clean(note.text()));
        model.put("label", note.button().label());
        model.put("url", note.button().url());
        model.put("note", Written.clean(note.note()));
        model.put("organisation", Written.clean(note.head().organisation()));
        model.put("pressAddress", note.head().pressAddress());
        model.put("pressPhone", note.head().pressPhone());
        model.put("postal", Written.clean(note.head().postal()));
        model.put("wrapped", new MailModel.Wrapped());
        return model;
    }
}
