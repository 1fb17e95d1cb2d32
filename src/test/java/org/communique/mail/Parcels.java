package org.communique.mail;

import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.render.Manuscripts;
import org.communique.render.Rendered;
import org.communique.render.Renderer;
import org.communique.render.Templates;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;

/** Parcels for tests of the mail channel, rendered by the real renderer. */
final class Parcels {

    /** What every recipient's link to choices holds. */
    static final byte[] CHOICES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private static final Renderer RENDERER = new Renderer(new Templates(Optional.empty()));

    private Parcels() {}

    static Parcel parcel(int number, String language) {
        return parcel(
                number,
                language,
                "reader" + number + "@example.org",
                "Reader " + number,
                "Alerts",
                "Havenlight Network");
    }

    static Parcel parcel(
            int number, String language, String address, String name, String listName, String organisation) {
        var manuscript = Manuscripts.statement(language);
        var revision = new Revision(
                1,
                1,
                1,
                manuscript.language(),
                "protection",
                "id1",
                1,
                new Content("t", "s", "b", List.of(), List.of(), List.of()));
        return new Parcel(
                number,
                ByteBuffer.allocate(16).putLong(7).putLong(number).array(),
                new Parcel.Letter(
                        1,
                        "protection",
                        Kind.STATEMENT,
                        new Organisation(
                                1,
                                "havenlight",
                                new Localized(Map.of("en", organisation)),
                                ZoneId.of("Europe/Amsterdam"),
                                List.of(Locale.ENGLISH),
                                "news@example.org",
                                new Organisation.PressDesk("press@example.org", ""),
                                "Kade 1"),
                        Manuscripts.RELEASE,
                        false),
                Optional.of(new Parcel.Recipient(address, name, CHOICES, manuscript.language(), "alerts", listName)),
                List.of(new Parcel.EditionOut(
                        revision,
                        RENDERER.render(manuscript),
                        manuscript.pageUrl(),
                        "/" + language + "/2026/protection",
                        "https://news.example.org/s/id1")));
    }

    /** A copy under embargo. */
    static Parcel advance(int number, String language) {
        var rendered = RENDERER.render(Manuscripts.advance(language));
        return rendered(embargoed(parcel(number, language)), rendered.subject(), rendered.text(), rendered.html());
    }

    /** The same parcel under embargo. */
    static Parcel embargoed(Parcel parcel) {
        var letter = parcel.letter();
        return new Parcel(
                parcel.delivery(),
                parcel.token(),
                new Parcel.Letter(
                        letter.dispatch(),
                        letter.statementKey(),
                        letter.kind(),
                        letter.organisation(),
                        letter.releaseTime(),
                        true),
                parcel.recipient(),
                parcel.editions());
    }

    /** A parcel with these twins. */
    static Parcel rendered(String language, String text, String html) {
        return rendered(parcel(1, language), "Subject", text, html);
    }

    static Parcel rendered(Parcel parcel, String subject, String text, String html) {
        var edition = parcel.editions().get(0);
        var language = edition.rendered().language();
        return new Parcel(
                parcel.delivery(),
                parcel.token(),
                parcel.letter(),
                parcel.recipient(),
                List.of(new Parcel.EditionOut(
                        edition.revision(),
                        new Rendered(language, subject, html, text, "", ""),
                        edition.pageUrl(),
                        edition.path(),
                        edition.permanent())));
    }
}
