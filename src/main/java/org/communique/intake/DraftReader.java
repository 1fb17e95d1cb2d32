package org.communique.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.statement.Change;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.communique.statement.Slug;
import org.communique.statement.Tag;

/** Makes a draft of front matter and body, and finds every fault on the way. */
final class DraftReader {

    private final Source source;
    private final FrontMatter matter;
    private final Faults faults;

    DraftReader(Source source, FrontMatter matter, Faults faults) {
        this.source = source;
        this.matter = matter;
        this.faults = faults;
    }

    /** Empty if there is a fault. */
    Optional<Draft> draft() {
        var key = matter.required("statement").filter(text -> slug("statement", text));
        var language = language();
        var title = shortText("title", Content.MAX_TITLE);
        var summary = shortText("summary", Content.MAX_SUMMARY);
        var kind = kind();
        var slug = matter.text("slug").filter(text -> slug("slug", text));
        var topics = slugs("topics");
        var tags = tags();
        var gathers = gathers(kind);
        var change = change();
        var original = original();
        new BodyCheck(source.body(), source.bodyLine(), faults).check();
        var assets = new Assets(source.folder(), faults).read(matter);
        if (!faults.none()) return Optional.empty();
        var content = new Content(
                title.orElseThrow(),
                summary.orElseThrow(),
                source.body().strip() + "\n",
                topics,
                tags,
                gathers,
                assets.stream().map(Assets.Asset::file).toList(),
                change);
        return Optional.of(new Draft(
                key.orElseThrow(),
                matter.text("organisation"),
                kind.orElse(Kind.STATEMENT),
                language.orElseThrow(),
                slug.orElse(key.orElseThrow()),
                content,
                assets.stream().map(Assets.Asset::bytes).toList(),
                original));
    }

    private Optional<Locale> language() {
        return matter.required("language").flatMap(tag -> {
            var language = Languages.parse(tag);
            if (language.isEmpty())
                faults.add(matter.line("language"), "language", "write a BCP 47 tag, such as en, mk or sr-Latn");
            return language;
        });
    }

    private Optional<String> shortText(String key, int longest) {
        return matter.required(key).filter(text -> {
            if (text.length() > longest)
                faults.add(matter.line(key), key, "it has " + text.length() + " characters: write at most " + longest);
            return text.length() <= longest;
        });
    }

    private Optional<Kind> kind() {
        return matter.text("kind").flatMap(code -> {
            var kind = Kind.of(code);
            if (kind.isEmpty())
                faults.add(
                        matter.line("kind"),
                        "kind",
                        "write one of "
                                + Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", ")));
            return kind;
        });
    }

    private List<String> gathers(Optional<Kind> kind) {
        boolean issue = kind.filter(it -> it == Kind.ISSUE).isPresent();
        var gathers = slugs("gathers");
        if (issue && !matter.has("gathers"))
            faults.add(
                    matter.line("kind"),
                    "gathers",
                    "an issue names the statements it brings together: gathers: [key, key]");
        if (!issue && matter.has("gathers"))
            faults.add(matter.line("gathers"), "gathers", "only a file of kind: issue gathers statements");
        return gathers;
    }

    private List<String> tags() {
        var tags = new ArrayList<String>();
        var slugs = new HashSet<String>();
        for (var item : matter.items("tags")) {
            var tag = item.text();
            if (Tag.slug(tag).isEmpty() || tag.length() > Tag.LONGEST)
                faults.add(item.line(), "tags", "write a word or a few, at most " + Tag.LONGEST + " characters");
            else if (!slugs.add(Tag.slug(tag))) faults.add(item.line(), "tags", "'" + tag + "' is there twice");
            else tags.add(tag);
        }
        return tags;
    }

    /** {@code re-releases: key} of the secretariat's, or {@code re-releases: organisation/key}. */
    private Optional<Draft.Original> original() {
        var named = matter.text("re-releases");
        if (named.isEmpty()) return Optional.empty();
        var parts = named.get().split("/", -1);
        boolean good = parts.length <= 2 && Arrays.stream(parts).allMatch(Slug::good);
        if (!good)
            faults.add(
                    matter.line("re-releases"),
                    "re-releases",
                    "write the key of a statement of the secretariat, or organisation/key");
        return good
                ? Optional.of(new Draft.Original(parts.length == 2 ? parts[0] : "", parts[parts.length - 1]))
                : Optional.empty();
    }

    /** What the file says of its difference to what is public. */
    private Change change() {
        var correction = shortText("correction");
        var minor = matter.text("minor");
        if (minor.isPresent() && !minor.get().equals("true"))
            faults.add(matter.line("minor"), "minor", "write minor: true, or leave it out");
        if (minor.isPresent() && matter.has("correction"))
            faults.add(matter.line("minor"), "minor", "what is corrected is not minor: keep one of the two");
        if (correction.isPresent()) return new Change.Correction(correction.get());
        return minor.isPresent() ? new Change.Minor() : new Change.Unmarked();
    }

    private Optional<String> shortText(String key) {
        return matter.has(key) ? shortText(key, Change.Correction.LONGEST) : Optional.empty();
    }

    private List<String> slugs(String key) {
        var slugs = new ArrayList<String>();
        for (var item : matter.items(key)) {
            if (slugs.contains(item.text())) faults.add(item.line(), key, "'" + item.text() + "' is there twice");
            else if (slug(key, item.text())) slugs.add(item.text());
        }
        return slugs;
    }

    private boolean slug(String key, String text) {
        boolean good = Slug.good(text);
        if (!good)
            faults.add(
                    matter.line(key),
                    key,
                    "write small letters a to z, digits and hyphens, at most " + Slug.LONGEST + ", such as safe-work");
        return good;
    }
}
