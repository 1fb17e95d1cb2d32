package org.communique.web.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.delivery.Parcel;
import org.communique.press.Advance;
import org.communique.press.Copy;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.statement.StatementFile;
import org.springframework.web.util.UriUtils;

/**
 * An advance copy as its page shows it.
 *
 * @param href   address of this page
 * @param until  until when nothing may be published, with the release's zone and UTC
 * @param reader whose copy this is, with its mark
 * @param image  one picture or none
 * @param body   sanitised HTML
 */
record CopyView(
        String href,
        String until,
        String reader,
        String kind,
        String title,
        String summary,
        String organisation,
        List<FileView> image,
        String body,
        List<FileView> files,
        List<Frame.Link> others,
        String pressAddress,
        String pressPhone) {

    /** A picture or a download; width and height are 0 for what is no picture. Credit and licence, which others must print. */
    record FileView(String href, String text, String mediaType, String type, int width, int height, String credit) {}

    /**
     * Where a copy and what belongs to it lie.
     *
     * @param page   of the copy
     * @param files  what its files lie below
     * @param others the page of another edition
     */
    record Place(String page, String files, Function<Parcel.EditionOut, String> others) {}

    static CopyView of(Copy copy, Place place) {
        var language = copy.language();
        var content = copy.edition().revision().content();
        return new CopyView(
                place.page(),
                until(copy.advance(), language),
                reader(copy),
                Phrases.get(language, "site.kind." + copy.kind().code()),
                content.title(),
                content.summary(),
                copy.organisation().name(language),
                files(copy, place.files(), StatementFile.Role.IMAGE).stream()
                        .limit(1)
                        .toList(),
                copy.edition().rendered().page(),
                files(copy, place.files(), StatementFile.Role.ATTACHMENT),
                copy.others().stream()
                        .map(it -> link(it.rendered().language(), place.others().apply(it)))
                        .toList(),
                copy.organisation().press().address(),
                copy.organisation().press().phone());
    }

    /** Such as "Nothing of this may be published until Sunday, 18 October 2026, 08:00 in Amsterdam (06:00 UTC)." */
    static String until(Advance advance, Locale language) {
        return Phrases.get(language, "mail.until", Moments.inWords(advance.until(), advance.zone(), language));
    }

    private static String reader(Copy copy) {
        var mark = copy.advance().mark();
        return copy.reader().isBlank()
                ? Phrases.get(copy.language(), "site.advance-numbered", mark)
                : Phrases.get(copy.language(), "site.advance-for", copy.reader(), mark);
    }

    private static List<FileView> files(Copy copy, String base, StatementFile.Role role) {
        return copy.edition().revision().content().files().stream()
                .filter(it -> it.role() == role)
                .map(it -> new FileView(
                        base + "/" + it.sha256() + "/" + UriUtils.encodePathSegment(it.name(), StandardCharsets.UTF_8),
                        it.description().isBlank() ? it.name() : it.description(),
                        it.mediaType(),
                        MediaTypes.word(it.mediaType()),
                        it.width(),
                        it.height(),
                        Stream.of(it.credit(), it.licence())
                                .filter(word -> !word.isBlank())
                                .collect(Collectors.joining(" · "))))
                .toList();
    }

    private static Frame.Link link(Locale language, String href) {
        return new Frame.Link(
                href, "", language.toLanguageTag(), Languages.direction(language), Languages.ownName(language), false);
    }
}
