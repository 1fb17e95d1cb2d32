package org.communique.web.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.feed.Sample;
import org.communique.feed.Snapshot;
import org.communique.render.Imprint;
import org.communique.render.Manuscript;
import org.communique.render.Renderer;
import org.communique.render.Templates;
import org.communique.statement.Change;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;

/** An edition with all that it can have, rendered by the renderer and published by the channel of the public. */
final class Piece {

    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static final Renderer RENDERER = new Renderer(new Templates(Optional.empty()));

    private final long statement;
    private final String language;
    private final List<Manuscript.Correction> corrections = new ArrayList<>();
    private String title;
    private String summary = "What it says in one sentence.";
    private String body = "Text.";
    private Kind kind = Kind.STATEMENT;
    private Instant at = Sample.RELEASED;
    private List<String> topics = List.of();
    private List<String> tags = List.of();
    private List<StatementFile> files = List.of();
    private Change change = new Change.Unmarked();
    private Localized organisation = Localized.same("Havenlight Network");
    private String slug = "network";
    private int revision = 1;
    private int year = 2026;

    private Piece(long statement, String language, String title) {
        this.statement = statement;
        this.language = language;
        this.title = title;
    }

    static Piece of(long statement, String language, String title) {
        return new Piece(statement, language, title);
    }

    Piece title(String title) {
        this.title = title;
        return this;
    }

    Piece summary(String summary) {
        this.summary = summary;
        return this;
    }

    Piece body(String markdown) {
        this.body = markdown;
        return this;
    }

    Piece kind(Kind kind) {
        this.kind = kind;
        return this;
    }

    Piece at(String instant) {
        this.at = Instant.parse(instant);
        return this;
    }

    /** As it stands in the address. */
    Piece year(int year) {
        this.year = year;
        return this;
    }

    Piece topics(String... slugs) {
        this.topics = List.of(slugs);
        return this;
    }

    Piece tags(String... words) {
        this.tags = List.of(words);
        return this;
    }

    Piece files(StatementFile... files) {
        this.files = Arrays.asList(files);
        return this;
    }

    Piece by(String slug, String name) {
        this.slug = slug;
        this.organisation = Localized.same(name);
        return this;
    }

    /** From now on it is the next revision, which says what was wrong. */
    Piece corrected(String instant, String reason) {
        at(instant);
        corrections.add(0, new Manuscript.Correction(at, reason));
        change = new Change.Correction(reason);
        revision++;
        return this;
    }

    /** Publishes it now. */
    Piece publish(Snapshot snapshot) {
        publish(snapshot, this);
        return this;
    }

    /** Publishes editions of one statement together. */
    static void publish(Snapshot snapshot, Piece... pieces) {
        var first = pieces[0];
        var letter = new Parcel.Letter(1, "key", first.kind, first.organisation(), first.at, false);
        var editions = Arrays.stream(pieces).map(Piece::edition).toList();
        snapshot.channel.deliver(new Parcel(1, new byte[16], letter, Optional.empty(), editions));
    }

    private Organisation organisation() {
        return new Organisation(
                1,
                slug,
                organisation,
                AMSTERDAM,
                List.of(Locale.ENGLISH),
                "news@example.org",
                new Organisation.PressDesk("press@example.org", ""),
                "Kade 1, Amsterdam");
    }

    private Parcel.EditionOut edition() {
        var locale = Locale.forLanguageTag(language);
        var content = new Content(title, summary, body, topics, tags, List.of(), files, change);
        long edition = statement * 100 + Math.floorMod(language.hashCode(), 100);
        var publicId = "p" + statement + language;
        var path = "/" + language + "/" + year + "/statement-" + statement;
        return new Parcel.EditionOut(
                new Revision(
                        edition * 10 + revision,
                        edition,
                        statement,
                        locale,
                        "statement-" + statement,
                        publicId,
                        revision,
                        content),
                RENDERER.render(manuscript(locale, content, path)),
                Sample.BASE + path,
                path,
                Sample.BASE + "/s/" + publicId);
    }

    private Manuscript manuscript(Locale locale, Content content, String path) {
        return new Manuscript(
                kind,
                locale,
                content,
                new Imprint("Havenlight Network", "press@example.org", "", "Kade 1, Amsterdam"),
                at,
                AMSTERDAM,
                Sample.BASE + path,
                Sample.BASE + "/media",
                List.of(),
                List.of(),
                Optional.empty(),
                corrections);
    }

    /** Recalls a statement. @param titleHidden whether not even its title may stand any more */
    static void kill(Snapshot snapshot, long statement, boolean titleHidden) {
        var reasons =
                new Localized(Map.of("en", "The figures in it were wrong.", "ar", "كانت الأرقام الواردة فيه خاطئة."));
        snapshot.archive.kill(
                statement,
                new org.communique.feed.Archive.Recall(Instant.parse("2026-10-21T09:00:00Z"), reasons, titleHidden),
                Locale.ENGLISH);
        snapshot.feeds.refresh();
    }
}
