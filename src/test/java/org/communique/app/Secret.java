package org.communique.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.communique.intake.Intake;
import org.communique.release.AlarmClock;
import org.communique.release.Embargo;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.store.Json;

/** A statement that nobody may know of yet, made up at random: title, slug, languages, topics, picture and attachments. */
final class Secret {

    /** How far it has come. */
    enum State {
        DRAFT,
        WITHDRAWN,
        SCHEDULED,
        EMBARGOED,
        /** A new revision of what is public: the old one stays as it is. */
        CORRECTION
    }

    private static final List<String> WORDS = List.of(
            "Safe",
            "\"Homes\"",
            "work & rest",
            "<b>season</b>",
            "Протокол",
            "سلامة",
            "🕊",
            "it's",
            "November",
            "protection",
            "—");
    private static final List<String> TOPICS =
            List.of("labour-exploitation", "temporary-work", "housing", "never-heard-of", "asylum-2027");
    private static final List<String> TAGS = List.of("recovery", "safe houses", "ein Wort", "слово", "never said");
    private static final List<String> LANGUAGES = List.of("en", "nl", "uk", "mk", "ar", "de", "sr-Latn");

    private final Core core;
    private final Random random;
    private final Path folder;
    private final String key;
    final State state;

    Secret(Core core, Random random, Path folder, State state) {
        this.core = core;
        this.random = random;
        this.folder = folder;
        this.state = state;
        key = state == State.CORRECTION ? "homes-that-are-safe" : "secret-" + Integer.toHexString(random.nextInt());
    }

    /** Imports it and decides for {@code due}, with advance copies at once if that is its state. */
    Optional<Release> keep(Instant due) {
        for (var language : languages()) take(language);
        if (state == State.DRAFT) return Optional.empty();
        var press = state == State.EMBARGOED
                ? Optional.of(new Embargo(core.clock.instant(), List.of(list("press"))))
                : Optional.<Embargo>empty();
        var plan = new Plan(
                statement(),
                List.of(list("alerts")),
                new ReleaseTime(due, ZoneId.of("Europe/Amsterdam")),
                press,
                List.of("feed", "mail"));
        var release = core.decisions(AlarmClock.SILENT).decide(plan);
        if (state == State.WITHDRAWN) core.decisions(AlarmClock.SILENT).withdraw(release.id(), "not now");
        return Optional.of(release);
    }

    /** One to three; the press reads English. */
    private List<String> languages() {
        var languages = new ArrayList<>(LANGUAGES);
        Collections.shuffle(languages, random);
        if (state == State.CORRECTION) return List.of("en");
        if (state == State.EMBARGOED) Collections.swap(languages, 0, languages.indexOf("en"));
        return languages.subList(0, 1 + random.nextInt(3));
    }

    Statement statement() {
        return core.statements.byKey(key).orElseThrow();
    }

    List<Revision> revisions() {
        return core.statements.newest(statement()).stream()
                .filter(it -> state != State.CORRECTION
                        || it.language().toLanguageTag().equals("en"))
                .toList();
    }

    private long list(String slug) {
        long organisation = core.organisations.all().get(0).id();
        return core.lists.bySlug(organisation, slug).orElseThrow().id();
    }

    private void take(String language) {
        var matter = "---\nstatement: " + key + "\nlanguage: " + language + "\nkind: news\n" + slug(language) + change()
                + "title: "
                + Json.write(words()) + "\nsummary: " + Json.write(words()) + "\ntopics: " + Json.write(some(TOPICS))
                + "\ntags: " + Json.write(some(TAGS)) + "\n" + image() + attachments() + "---\n";
        var file = write(
                key + "." + language + ".md",
                (matter + words().replace("<", "") + "\n").getBytes(StandardCharsets.UTF_8));
        var result = core.intake.take(file);
        if (!(result instanceof Intake.Accepted)) throw new IllegalStateException(result + " of " + matter);
    }

    /** Sometimes one that a published statement has in another language. */
    private String slug(String language) {
        if (state == State.CORRECTION)
            return core.store
                    .read()
                    .sql("SELECT 'slug: ' || slug || char(10) FROM published JOIN edition e ON e.id = edition "
                            + "WHERE key = ? AND published.language = ?")
                    .params(key, language)
                    .query(String.class)
                    .single();
        boolean known = state == State.EMBARGOED && Set.of("de", "sr-Latn").contains(language);
        return "slug: " + (known ? "a-home-that-is-safe" : "hidden-" + Integer.toHexString(random.nextInt())) + "\n";
    }

    private String change() {
        if (state != State.CORRECTION) return "";
        return List.of("minor: true\n", "correction: " + Json.write(words()) + "\n")
                .get(random.nextInt(2));
    }

    private String words() {
        return IntStream.range(0, 3 + random.nextInt(5))
                .mapToObj(n -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" ", "Words ", ""));
    }

    private List<String> some(List<String> all) {
        return all.stream().filter(it -> random.nextBoolean()).toList();
    }

    private String image() {
        if (random.nextInt(3) == 0) return "";
        return "image: {file: " + picture("photo-" + random.nextInt(3))
                + ", description: A picture, credit: Somebody, licence: CC BY 4.0}\n";
    }

    private String attachments() {
        var names = IntStream.range(0, random.nextInt(3))
                .mapToObj(n -> picture("map-" + n))
                .toList();
        return names.isEmpty() ? "" : "attachments: " + Json.write(names) + "\n";
    }

    /** Writes one that nobody has seen. */
    private String picture(String name) {
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, random.nextInt());
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var path = key + "/" + name + ".png";
        write(path, png.toByteArray());
        return path;
    }

    private Path write(String name, byte[] bytes) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
