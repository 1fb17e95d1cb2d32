package org.communique.web.desk.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.difference.Difference;
import org.communique.release.Galley;
import org.communique.render.Moments;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.review.Review;
import org.communique.statement.Languages;
import org.communique.workspace.ReviewDesk;
import org.communique.workspace.ReviewDesk.Sheet;

/**
 * What the page of a review says, in plain strings.
 *
 * @param state    of the release, or {@code review} while it is in review: end of a key
 * @param fault    field of {@link org.communique.release.InvalidRelease} that keeps it from going out; empty = nothing does
 * @param shown    the edition that is looked at; empty if there is none
 * @param facts    times, channels and letterhead, key and words
 * @param history  every time it was asked for, the newest first
 * @param checks   of every edition that is asked about
 */
record ReviewView(
        long release,
        String title,
        String key,
        String state,
        String hash,
        String shortHash,
        String fault,
        List<Tab> tabs,
        Optional<Edition> shown,
        List<Fact> facts,
        Reach reach,
        Optional<Asked> asked,
        List<Asked> history,
        Changes changes,
        List<Checked> checks) {

    /** A language to look at. */
    record Tab(String tag, String name, boolean here) {}

    /** @param frames kinds of documents, ends of keys and of addresses */
    record Edition(String tag, String direction, String name, String subject, String text, List<String> frames) {}

    /** @param key end of a key of phrases */
    record Fact(String key, String words) {}

    /** Whom it reaches, and why not the others. */
    record Reach(String people, List<Fact> byEdition, List<Fact> leftOut, List<Fact> parts) {}

    /**
     * One time it was asked for.
     *
     * @param state of the review, end of a key
     * @param waits users as they are shown who have not answered
     */
    record Asked(
            String state,
            String by,
            String note,
            String at,
            String deadline,
            boolean urgent,
            int needed,
            int missing,
            String hash,
            List<Voice> voices,
            List<String> waits) {}

    /** What somebody said. */
    record Voice(String name, boolean yes, String note, String at, boolean byLink) {}

    /** What has changed since the newest time it was asked for. */
    record Changes(List<FactChange> facts, List<TextChange> texts) {

        boolean none() {
            return facts.isEmpty() && texts.isEmpty();
        }
    }

    record FactChange(String key, String before, String after) {}

    record TextChange(String language, String direction, List<Line> lines) {}

    /** @param kind {@code same}, {@code gone} or {@code new} */
    record Line(String kind, String text) {}

    /**
     * Whose page it is.
     *
     * @param shown   how names are shown to her
     * @param edition tag of the one she looks at; empty = the first
     * @param since   present if what she was shown before is not what is there
     */
    record Reader(
            Locale language,
            java.util.function.UnaryOperator<String> shown,
            String edition,
            Optional<ReviewDesk.Since> since) {}

    static ReviewView of(Sheet sheet, Reader reader) {
        var galley = chosen(sheet.editions(), reader.edition());
        var history =
                sheet.reviews().stream().map(it -> asked(it, sheet, reader)).toList();
        var title = sheet.editions().stream().findFirst();
        return new ReviewView(
                sheet.release().id(),
                galley.or(() -> title)
                        .map(it -> it.revision().content().title())
                        .orElse(sheet.statement().key()),
                sheet.statement().key(),
                state(sheet),
                sheet.hash(),
                sheet.hash().isEmpty() ? "" : sheet.hash().substring(0, 12),
                sheet.fault().map(it -> it.field()).orElse(""),
                sheet.editions().stream()
                        .map(it -> tab(it, galley.orElseThrow(), reader.language()))
                        .toList(),
                galley.map(it -> edition(it, sheet, reader.language())),
                facts(sheet, reader.language()),
                reach(sheet, reader.language()),
                history.stream().findFirst(),
                history,
                changes(reader.since().or(sheet::since), reader.language()),
                Checked.of(sheet, reader.language()));
    }

    private static String state(Sheet sheet) {
        boolean open =
                sheet.review().filter(it -> it.state() == Review.State.OPEN).isPresent();
        var code = sheet.release().state().code();
        return open && code.equals("draft") ? "review" : code;
    }

    private static Optional<Galley> chosen(List<Galley> galleys, String tag) {
        return galleys.stream()
                .filter(it -> it.revision().language().toLanguageTag().equals(tag))
                .findFirst()
                .or(() -> galleys.stream().findFirst());
    }

    private static Tab tab(Galley it, Galley here, Locale reader) {
        var language = it.revision().language();
        return new Tab(language.toLanguageTag(), language.getDisplayName(reader), it.equals(here));
    }

    private static Edition edition(Galley it, Sheet sheet, Locale reader) {
        var language = it.revision().language();
        var frames = sheet.addressed().channels().stream()
                .flatMap(channel -> frames(channel, sheet).stream())
                .map(Frames.Kind::code)
                .toList();
        var list = sheet.addressed().lists().stream().findFirst().orElse("");
        return new Edition(
                language.toLanguageTag(),
                Languages.direction(language),
                language.getDisplayName(reader),
                it.rendered().subject(),
                Sample.text(it, list, Sample.Reader.ANYBODY),
                frames);
    }

    private static List<Frames.Kind> frames(String channel, Sheet sheet) {
        if (channel.equals("feed")) return List.of(Frames.Kind.PAGE, Frames.Kind.ENTRY);
        if (!channel.equals("mail")) return List.of();
        return sheet.advance().isEmpty() ? List.of(Frames.Kind.MAIL) : List.of(Frames.Kind.MAIL, Frames.Kind.ADVANCE);
    }

    private static List<Fact> facts(Sheet sheet, Locale reader) {
        var release = sheet.release();
        var facts = new java.util.ArrayList<Fact>();
        release.advanceAt()
                .ifPresent(it -> facts.add(new Fact("advance", Moments.inWords(it, release.zone(), reader))));
        facts.add(new Fact("due", Moments.inWords(release.dueAt(), release.zone(), reader)));
        release.deadlineAt()
                .ifPresent(it -> facts.add(new Fact("deadline", Moments.inWords(it, release.zone(), reader))));
        facts.add(new Fact(
                "channels",
                sheet.addressed().channels().stream()
                        .map(it -> known(it) ? Phrases.get(reader, "desk.review.channel." + it) : it)
                        .collect(Collectors.joining(", "))));
        facts.add(new Fact(
                "letterhead",
                sheet.letterhead().slug() + ", " + sheet.letterhead().identity().sender()));
        return facts;
    }

    private static boolean known(String channel) {
        return channel.equals("mail") || channel.equals("feed");
    }

    private static Reach reach(Sheet sheet, Locale reader) {
        var people = sheet.addressed().people();
        return new Reach(
                Numbers.whole(reader, people.recipients()),
                people.byLanguage().stream()
                        .collect(Collectors.groupingBy(
                                it -> it.gets(),
                                java.util.LinkedHashMap::new,
                                Collectors.summingLong(it -> it.recipients())))
                        .entrySet()
                        .stream()
                        .map(it -> new Fact(
                                Locale.forLanguageTag(it.getKey()).getDisplayName(reader),
                                Numbers.whole(reader, it.getValue())))
                        .toList(),
                people.leftOut().entrySet().stream()
                        .map(it -> new Fact(it.getKey().code(), Numbers.whole(reader, it.getValue())))
                        .toList(),
                parts(sheet));
    }

    private static List<Fact> parts(Sheet sheet) {
        var audience = sheet.addressed().audience();
        var parts = new java.util.ArrayList<Fact>();
        add(parts, "lists", sheet.addressed().lists());
        add(parts, "press", sheet.addressed().press());
        add(parts, "segments", audience.rules());
        add(parts, "without-segments", audience.withoutRules());
        if (!audience.withoutLists().isEmpty()
                || !audience.withoutRecipientsOf().isEmpty())
            parts.add(new Fact(
                    "without",
                    Integer.toString(audience.withoutLists().size()
                            + audience.withoutRecipientsOf().size())));
        return parts;
    }

    private static void add(List<Fact> parts, String key, List<String> words) {
        if (!words.isEmpty()) parts.add(new Fact(key, String.join(", ", words)));
    }

    private static Asked asked(Review it, Sheet sheet, Reader reader) {
        var zone = sheet.release().zone();
        var spoken = it.voices().stream().map(voice -> voice.say().name()).toList();
        boolean newest = sheet.review().filter(it::equals).isPresent();
        return new Asked(
                it.state().name().toLowerCase(Locale.ROOT),
                reader.shown().apply(it.asked().by()),
                it.asked().note(),
                Moments.inWords(it.asked().at(), zone, reader.language()),
                it.asked()
                        .deadline()
                        .map(at -> Moments.inWords(at, zone, reader.language()))
                        .orElse(""),
                it.asked().urgent(),
                it.needed(),
                it.missing(),
                it.shortHash(),
                it.voices().stream()
                        .map(voice -> new Voice(
                                reader.shown().apply(voice.say().name()),
                                voice.say().yes(),
                                voice.say().note(),
                                Moments.inWords(voice.at(), zone, reader.language()),
                                voice.say().byLink()))
                        .toList(),
                newest && it.state() == Review.State.OPEN
                        ? sheet.asked().stream()
                                .filter(name -> !spoken.contains(name))
                                .map(reader.shown())
                                .toList()
                        : List.of());
    }

    private static Changes changes(Optional<ReviewDesk.Since> changed, Locale reader) {
        if (changed.isEmpty()) return new Changes(List.of(), List.of());
        var since = changed.get();
        return new Changes(
                since.facts().stream()
                        .map(it -> new FactChange(
                                it.fact().name().toLowerCase(Locale.ROOT).replace('_', '-'), it.before(), it.after()))
                        .toList(),
                since.texts().stream()
                        .map(it -> new TextChange(
                                Locale.forLanguageTag(it.language()).getDisplayName(reader),
                                Languages.direction(Locale.forLanguageTag(it.language())),
                                it.lines().stream()
                                        .map(line -> new Line(kind(line.kind()), line.text()))
                                        .toList()))
                        .toList());
    }

    private static String kind(Difference.Kind kind) {
        return switch (kind) {
            case SAME -> "same";
            case REMOVED -> "gone";
            case ADDED -> "new";
        };
    }
}
