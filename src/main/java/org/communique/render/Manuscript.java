package org.communique.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Content;
import org.communique.statement.Kind;

/**
 * All that decides how one edition looks, in mail, on its page and in a feed. Equal manuscripts render to equal bytes.
 *
 * @param releaseTime  printed as the date, in {@code zone}
 * @param pageUrl      absolute, permanent address of the page
 * @param mediaUrl     absolute prefix of images and attachments; {@link Renderer#url} is one of them
 * @param translations the other editions of the same release
 * @param gathered     the statements an issue brings together; empty for other kinds
 * @param corrections  what has been put right since the first publication, the newest first
 * @param origin       present if another organisation released it first
 * @param embargo      present for an advance copy: the instant before which nothing may be published
 */
public record Manuscript(
        Kind kind,
        Locale language,
        Content content,
        Imprint imprint,
        Instant releaseTime,
        ZoneId zone,
        String pageUrl,
        String mediaUrl,
        List<Translation> translations,
        List<Gathered> gathered,
        Optional<Instant> embargo,
        List<Correction> corrections,
        Optional<Origin> origin) {

    /** Another edition of the same statement. */
    public record Translation(Locale language, String url) {}

    /** A statement an issue brings together, in the language, or in a fallback that is then named. */
    public record Gathered(String title, String summary, String url, Locale language) {}

    /** What was wrong, and when it was put right. */
    public record Correction(Instant at, String reason) {}

    /** Nothing of which has been corrected. */
    public Manuscript(
            Kind kind,
            Locale language,
            Content content,
            Imprint imprint,
            Instant releaseTime,
            ZoneId zone,
            String pageUrl,
            String mediaUrl,
            List<Translation> translations,
            List<Gathered> gathered,
            Optional<Instant> embargo) {
        this(
                kind,
                language,
                content,
                imprint,
                releaseTime,
                zone,
                pageUrl,
                mediaUrl,
                translations,
                gathered,
                embargo,
                List.of(),
                Optional.empty());
    }

    /** Released by nobody else before. */
    public Manuscript(
            Kind kind,
            Locale language,
            Content content,
            Imprint imprint,
            Instant releaseTime,
            ZoneId zone,
            String pageUrl,
            String mediaUrl,
            List<Translation> translations,
            List<Gathered> gathered,
            Optional<Instant> embargo,
            List<Correction> corrections) {
        this(
                kind,
                language,
                content,
                imprint,
                releaseTime,
                zone,
                pageUrl,
                mediaUrl,
                translations,
                gathered,
                embargo,
                corrections,
                Optional.empty());
    }

    public Manuscript {
        corrections = List.copyOf(corrections);
        translations = List.copyOf(translations);
        gathered = List.copyOf(gathered);
    }
}
