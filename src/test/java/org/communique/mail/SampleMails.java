package org.communique.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.render.Imprint;
import org.communique.render.Manuscript;
import org.communique.render.Renderer;
import org.communique.render.Templates;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;

/** Mails as they would be sent, one of each template in each shipped language, for programs that judge mail. */
final class SampleMails {

    static final List<String> LANGUAGES = List.of("en", "nl", "de", "fr", "mk", "uk", "ar");
    static final List<String> TEMPLATES = List.of("statement", "press", "issue");

    private static final String BASE = "https://news.example.org";
    private static final Renderer RENDERER = new Renderer(new Templates(Optional.empty()));
    private static final Map<String, String> NAMES = Map.of(
            "en",
            "Anna Petrova",
            "nl",
            "Anneke de Vries",
            "de",
            "Jörg Müller",
            "fr",
            "Zoë Lefèvre",
            "mk",
            "Ана Трајковска",
            "uk",
            "Олена Шевченко",
            "ar",
            "ليلى حداد");
    private static final Organisation NETWORK = new Organisation(
            1,
            "havenlight",
            new Localized(Map.of(
                    "en",
                    "Havenlight Network",
                    "nl",
                    "Havenlight Netwerk",
                    "de",
                    "Havenlight Netzwerk",
                    "fr",
                    "Réseau Havenlight",
                    "mk",
                    "Мрежа Хејвенлајт",
                    "uk",
                    "Мережа Гейвенлайт",
                    "ar",
                    "شبكة هافنلايت")),
            ZoneId.of("Europe/Amsterdam"),
            List.of(Locale.ENGLISH),
            "statements@news.example.org",
            new Organisation.PressDesk("press@news.example.org", "+31 20 555 01 00"),
            "De Ruyterkade 1, 1011 AA Amsterdam, Netherlands");

    private SampleMails() {}

    /** Every mail by a name such as {@code press-ar}. */
    static Map<String, byte[]> all(Instant released) {
        var mails = new LinkedHashMap<String, byte[]>();
        for (var template : TEMPLATES)
            for (var language : LANGUAGES) mails.put(template + "-" + language, mail(template, language, released));
        return mails;
    }

    /** Writes each mail to {@code NAME.eml} and its HTML to {@code NAME.html}. */
    static void write(Path folder, Instant released) throws Exception {
        Files.createDirectories(folder);
        for (var mail : all(released).entrySet()) {
            Files.write(folder.resolve(mail.getKey() + ".eml"), mail.getValue());
            Files.writeString(folder.resolve(mail.getKey() + ".html"), Wire.part(mail.getValue(), 1));
            Files.writeString(folder.resolve(mail.getKey() + ".txt"), Wire.part(mail.getValue(), 0));
        }
    }

    static byte[] mail(String template, String language, Instant released) {
        return ComposerTest.COMPOSER.compose(parcel(template, language, released));
    }

    /** An advance copy goes out two hours early, and {@code released} is then when it goes out. */
    static Parcel parcel(String template, String language, Instant released) {
        boolean press = template.equals("press");
        var due = press ? released.plusSeconds(7200) : released;
        var manuscript = manuscript(template, Locale.forLanguageTag(language), due);
        var letter = new Parcel.Letter(1, "support", manuscript.kind(), NETWORK, due, press, released);
        var revision = new Revision(1, 1, 1, manuscript.language(), "support", "id1", 1, manuscript.content());
        var recipient = new Parcel.Recipient(
                "anna@example.net",
                NAMES.get(language),
                manuscript.language(),
                press ? "press" : "alerts",
                press ? "Press" : "Alerts");
        var edition = new Parcel.EditionOut(
                revision,
                RENDERER.render(manuscript),
                manuscript.pageUrl(),
                "/" + language + "/2026/support",
                BASE + "/s/id1");
        return new Parcel(
                1,
                new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                letter,
                Optional.of(recipient),
                List.of(edition));
    }

    private static Manuscript manuscript(String template, Locale language, Instant due) {
        var written = read(language.toLanguageTag());
        var picture = new StatementFile(
                StatementFile.Role.IMAGE, "dawn.png", "Dawn", "image/png", 1200, 600, "ab".repeat(32));
        var content = new Content(
                field(written, "title"),
                field(written, "summary"),
                written.substring(written.indexOf("\n---\n") + 5),
                List.of("residence"),
                List.of(),
                List.of(picture));
        boolean issue = template.equals("issue");
        return new Manuscript(
                issue ? Kind.ISSUE : Kind.STATEMENT,
                language,
                content,
                new Imprint(
                        NETWORK.name(language),
                        NETWORK.press().address(),
                        NETWORK.press().phone(),
                        NETWORK.postal()),
                due,
                NETWORK.zone(),
                BASE + "/" + language.toLanguageTag() + "/2026/support",
                BASE + "/media",
                LANGUAGES.stream()
                        .map(Locale::forLanguageTag)
                        .filter(it -> !it.equals(language))
                        .map(it -> new Manuscript.Translation(it, BASE + "/" + it.toLanguageTag() + "/2026/support"))
                        .toList(),
                issue
                        ? List.of(new Manuscript.Gathered(
                                content.title(), content.summary(), BASE + "/" + language + "/2026/homes", language))
                        : List.of(),
                template.equals("press") ? Optional.of(due) : Optional.empty());
    }

    private static String field(String written, String name) {
        int at = written.indexOf("\n" + name + ": ") + name.length() + 3;
        return written.substring(at, written.indexOf('\n', at));
    }

    private static String read(String language) {
        for (var name : List.of(
                "/sample/support-without-conditions.",
                "/mails/support-without-conditions.",
                "/sample/safe-work-this-season."))
            try (InputStream in = SampleMails.class.getResourceAsStream(name + language + ".md")) {
                if (in != null) return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        throw new IllegalArgumentException("no sample in " + language);
    }
}
