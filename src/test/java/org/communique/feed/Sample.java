package org.communique.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.render.Rendered;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;
import org.communique.store.Store;

/** Statements as a release hands them over, made by hand. */
public final class Sample {

    /** When the sample statements are released. */
    public static final Instant RELEASED = Instant.parse("2026-10-18T08:00:00Z");

    /** A permanent base that a feed's own address need not share: guids are stored as first published. */
    public static final String BASE = "https://news.example.org";

    private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] REPORT = "%PDF-1.4 a report of a few bytes".getBytes(StandardCharsets.US_ASCII);

    private static final Organisation NETWORK = new Organisation(
            1,
            "network",
            new Localized(Map.of("en", "Havenlight Network", "ar", "شبكة هافنلايت", "uk", "Мережа Гейвенлайт")),
            ZoneId.of("Europe/Amsterdam"),
            List.of(Locale.ENGLISH),
            "news@example.org",
            new Organisation.PressDesk("press@example.org", ""),
            "Postbus 1, Amsterdam");

    private Sample() {}

    /** Settings of a site at {@code base}. */
    public static FeedSettings settings(String base) {
        return new FeedSettings(base, NETWORK.names(), Locale.ENGLISH, ZoneId.of("Europe/Amsterdam"), Optional.empty());
    }

    /** Stores the bytes the sample statements refer to, and one file that nothing published refers to. */
    public static void storeFiles(Store store) {
        storeFile(store, sha('a'), "image/png", PICTURE);
        storeFile(store, sha('b'), "application/pdf", REPORT);
        storeFile(store, sha('c'), "application/pdf", REPORT);
        storeFile(store, sha('e'), "application/pdf", "an embargoed report".getBytes(StandardCharsets.US_ASCII));
    }

    /** Stores bytes under a hash of one's own making. */
    public static void storeFile(Store store, String sha256, String mediaType, byte[] bytes) {
        store.run(db -> db.sql("INSERT INTO file (sha256, media_type, width, height, bytes) VALUES (?, ?, ?, ?, ?)")
                .params(
                        sha256,
                        mediaType,
                        mediaType.startsWith("image/") ? 1200 : 0,
                        mediaType.startsWith("image/") ? 520 : 0,
                        bytes)
                .update());
    }

    /** A hash that is easy to recognise. */
    public static String sha(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    /** A picture with a description. */
    public static StatementFile picture() {
        return new StatementFile(
                StatementFile.Role.IMAGE, "dawn.png", "Dawn over a calm \"horizon\"", "image/png", 1200, 520, sha('a'));
    }

    /** An attachment; {@code digit} is that of its hash. */
    public static StatementFile report(char digit, String name) {
        return new StatementFile(StatementFile.Role.ATTACHMENT, name, "", "application/pdf", 0, 0, sha(digit));
    }

    /** One edition; ids follow from statement and language. */
    public static Parcel.EditionOut edition(
            long statement, String tag, String title, String html, StatementFile... files) {
        var language = Locale.forLanguageTag(tag);
        var slug = "statement-" + statement;
        var publicId = "p" + statement + tag;
        var content = new Content(
                title,
                "Summary of " + title,
                "Text",
                List.of("labour-exploitation", "visa & stay"),
                List.of(),
                Arrays.asList(files));
        long edition = statement * 100 + Math.floorMod(tag.hashCode(), 100);
        var revision = new Revision(edition, edition, statement, language, slug, publicId, 1, content);
        var path = "/" + tag + "/2026/" + slug;
        return new Parcel.EditionOut(
                revision,
                new Rendered(language, title, "", "", html, html),
                BASE + path,
                path,
                BASE + "/s/" + publicId);
    }

    /** Editions released at {@link #RELEASED}. */
    public static Parcel parcel(Parcel.EditionOut... editions) {
        return parcel(RELEASED, false, editions);
    }

    /** Editions released at another instant, or handed over as an advance copy. */
    public static Parcel parcel(Instant releaseTime, boolean embargoed, Parcel.EditionOut... editions) {
        var letter = new Parcel.Letter(1, "key", Kind.STATEMENT, NETWORK, releaseTime, embargoed);
        return new Parcel(1, new byte[16], letter, Optional.empty(), List.of(editions));
    }
}
