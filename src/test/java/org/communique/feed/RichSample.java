package org.communique.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.render.Rendered;
import org.communique.statement.Change;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;

/** A site with some history: three languages, two organisations, every kind, topics and tags, corrections and kills. */
public final class RichSample {

    /** Statements in English; a third of them also in Ukrainian and Arabic. */
    public static final int STATEMENTS = 63;

    /** Everything that has ever broken a feed. */
    public static final String ODD_TITLE = "A & B < C > D \"quoted\" 'single' 😀 Київ القدس";

    private static final String ODD_BODY =
            "<p>It <em>matters</em> <a href=\"https://example.org/a?b=1&amp;c=2\">here</a>."
                    + "</p><pre>  a\n\tb   c\n</pre><p>A &lt;script&gt; \u000b\u0000 \ud83d ]]&gt; \ufffe 😀</p>";
    private static final Organisation NETWORK = organisation(
            1, "network", Map.of("en", "Havenlight Network", "ar", "شبكة هافنلايت", "uk", "Мережа Гейвенлайт"));
    private static final Organisation HARBOUR = organisation(2, "harbour", Map.of("en", "Harbour & Friends"));
    private static final Map<String, String> TAGS =
            Map.of("en", "Safe housing", "uk", "Безпечне житло", "ar", "سكن آمن");

    private RichSample() {}

    /** Publishes all of it, and makes the feeds once. */
    public static void publish(Snapshot snapshot) {
        try (var quiet = snapshot.quietly()) {
            for (int n = 1; n <= STATEMENTS; n++) publish(quiet.channel(), n, 1, new Change.Unmarked());
            publish(quiet.channel(), 61, 2, new Change.Minor());
            publish(quiet.channel(), 62, 2, new Change.Correction("The figure was 24, not 42."));
            publish(quiet.channel(), 62, 3, new Change.Correction("The city is \"Lviv\" & not <Kyiv>."));
            publish(quiet.channel(), 3, 2, new Change.Correction("The date was wrong."));
        }
        kill(snapshot, 60, false);
        kill(snapshot, 57, true);
        kill(snapshot, 6, false);
    }

    /** Publishes a revision of one statement in all of its languages. */
    public static void publish(Snapshot snapshot, int n, int revision, Change change) {
        publish(snapshot.channel, n, revision, change);
    }

    private static void publish(FeedChannel channel, int n, int revision, Change change) {
        var editions = new ArrayList<Parcel.EditionOut>();
        for (var tag : n % 3 == 0 ? List.of("en", "uk", "ar") : List.of("en"))
            editions.add(edition(n, tag, revision, change));
        channel.deliver(parcel(n, at(n, revision), editions));
    }

    /** Recalls a statement. */
    public static void kill(Snapshot snapshot, int n, boolean titleHidden) {
        var reasons = new Localized(Map.of("en", "It named a person & a <place>.", "uk", "Було названо особу."));
        snapshot.archive.kill(n, new Archive.Recall(at(n, 9), reasons, titleHidden), Locale.ENGLISH);
        snapshot.feeds.refresh();
    }

    /** One edition of statement {@code n}. */
    public static Parcel.EditionOut edition(int n, String tag, int revision, Change change) {
        var html = n % 2 == 0
                ? "<p>Text " + n + "." + revision + "</p>"
                : ODD_BODY.replace("matters", "matters " + revision);
        var files = n % 4 == 1 ? files() : List.<StatementFile>of();
        var content = new Content(
                (n % 5 == 3 ? ODD_TITLE : "Title") + " " + n + tag,
                "Summary & lead of " + n,
                "Text",
                List.of("labour-exploitation", n % 2 == 0 ? "visa & stay" : "compensation"),
                n % 3 == 0 ? List.of(TAGS.get(tag)) : List.of(),
                List.of(),
                files,
                change);
        var language = Locale.forLanguageTag(tag);
        long edition = n * 10L + List.of("en", "uk", "ar").indexOf(tag);
        var row = new Revision(edition, edition, n, language, "statement-" + n, "p" + n + tag, revision, content);
        var path = "/" + tag + "/2026/statement-" + n;
        var body = tag.equals("ar") ? "<div dir=\"rtl\" lang=\"ar\">" + html + "</div>" : html;
        return new Parcel.EditionOut(
                row,
                new Rendered(language, content.title(), "", "", html, body),
                Sample.BASE + path,
                path,
                Sample.BASE + "/s/p" + n + tag);
    }

    /** What a release hands over for statement {@code n}. */
    public static Parcel parcel(int n, Instant at, List<Parcel.EditionOut> editions) {
        var kind = Kind.values()[n % Kind.values().length];
        var letter = new Parcel.Letter(1, "key" + n, kind, n % 7 == 0 ? HARBOUR : NETWORK, at, false);
        return new Parcel(1, new byte[16], letter, Optional.empty(), editions);
    }

    private static Instant at(int n, int revision) {
        return Sample.RELEASED.plusSeconds(3600L * n + (revision > 1 ? 1_000_000L + revision : 0));
    }

    private static List<StatementFile> files() {
        var picture = new StatementFile(
                StatementFile.Role.IMAGE,
                "dawn.png",
                "Dawn over a calm \"horizon\"",
                "image/png",
                1200,
                520,
                Sample.sha('a'),
                "A. Photographer",
                "CC BY 4.0");
        return List.of(picture, Sample.report('b', "report 2026 (final).pdf"), Sample.report('c', "звіт.pdf"));
    }

    private static Organisation organisation(long id, String slug, Map<String, String> names) {
        return new Organisation(
                id,
                slug,
                new Localized(names),
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.ENGLISH),
                "news@example.org",
                new Organisation.PressDesk("press@example.org", ""),
                "");
    }
}
